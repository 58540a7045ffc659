// What the page 审计 says; {0} is filled in by say().
export {say} from './answers-words.js';

export const WORDS = {
  link: '审计',
  title: '审计记录',
  back: '返回任务',
  loading: '正在读取…',
  none: '没有符合条件的记录。',
  shown: '已显示 {0} 条，最新的在前。',
  more: '再看一些',

  actor: '人员账号',
  subject: '对象（编号、账号或路径开头）',
  words: '操作或内容中的词',
  from: '自',
  to: '至',
  result: '结果',
  any: '全部',
  DONE: '已办',
  REFUSED: '已拒绝',
  local: '程序自身',
  search: '查找',
  export: '导出',

  verify: '核对',
  verifyHint: '逐条核对第 {0} 条至第 {1} 条：',
  intact: '完整，没有改动。',
  CHANGED: '第 {0} 条被改动过。',
  MISSING: '第 {0} 条缺失。',
  ADDED: '第 {0} 条是添加进去的。',

  columns: ['序号', '时间', '人员', '操作', '对象', '内容', '结果', '来源地址'],
};
