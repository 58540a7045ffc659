// What the case file, the cards of tasks and the pages of one's own work say; {0} is filled in by say().
export {say} from './answers-words.js';

const PAGE = {back: '返回任务', loading: '正在读取…'};

export const WORDS = {
  tab: '案卷',
  failed: '案卷暂时读不出来，请刷新页面后再试。',
  noNumber: '还没有编号：提交这张表单后建立案卷。',
  facts: '基本情况',
  lamp: '{0}：{1}',
  taskLeft: '本环节{0}',
  linked: '相关案件',
  group: '{0}（{1}件）',
  diagram: '流程图',
  path: '办理路径',
  /** By what Camunda's viewer calls them. */
  zoom: {'zoom in': '放大', 'zoom out': '缩小', 'reset zoom': '恢复原大小'},
  diagramFailed: '流程图暂时读不出来。',
  steps: '红框为当前环节',
  timeline: '经过',
  onBehalf: '{0}（代 {1}）',
  columns: {kind: '类别', number: '编号', title: '事项', state: '状态', team: '工作队'},
  page: {...PAGE, title: '案卷', none: '没有这件案卷，或者您无权查看。'},
  done: {
    ...PAGE,
    link: '我已办',
    title: '我已办',
    hint: '您办结的任务，最近的在前。',
    none: '还没有办结的任务。',
    columns: ['任务', '编号', '事项', '办结时间', '结果', '目前状态'],
  },
  begun: {
    ...PAGE,
    link: '我发起的',
    title: '我发起的',
    hint: '您发起的事项和目前状态，最近的在前。',
    none: '还没有发起过事项。',
    columns: ['流程', '编号', '事项', '发起时间', '目前状态'],
  },
  search: {
    ...PAGE,
    link: '办件查询',
    title: '办件查询',
    hint: '在您可以查看的全部案件里查找，每类最多列出50件。',
    label: '编号、工作队或词语，多个词用空格分开',
    button: '查找',
    found: '共 {0} 件',
    none: '没有找到，请换个词再试。',
  },
  total: '共 {0} 项，第 {1} / {2} 页',
  earlier: '上一页',
  later: '下一页',
};
