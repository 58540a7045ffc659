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

  office: '管理员',
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
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

  reviews: '审阅系统管理员和安全管理员的操作',
  reviewedNever: '{0}：尚未审阅，共有 {1} 条记录。',
  reviewed: '{0}：已审阅至第 {2} 条（{3}，{4}：{5}），此后新增 {1} 条。',
  reviewShow: '逐条查看',
  reviewThrough: '审阅至第几条',
  finding: '审阅意见',
  reviewSave: '登记审阅',
  reviewSaved: '已登记。',

  columns: ['序号', '时间', '人员', '代谁办理', '操作', '对象', '内容', '结果', '来源地址'],
};
