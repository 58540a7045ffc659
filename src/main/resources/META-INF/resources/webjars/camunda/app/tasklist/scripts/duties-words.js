// What the page 人员任职 says; {0} is filled in by say().
export {say} from './answers-words.js';

export const WORDS = {
  link: '人员任职',
  title: '人员任职',
  back: '返回任务',
  loading: '正在读取…',
  hint: '任职到日自动移交：待办、在办事项和权限转给接任的人，原任职人员在规定时间内只能查阅。账号在“人员账号”中建立。',

  words: '岗位、姓名或账号',
  search: '查找',
  found: '共 {0} 条。',
  none: '没有符合条件的任职。',
  vacant: '现无人任职的岗位（{0}）：{1}',
  columns: ['岗位', '人员', '账号', '起', '止', '状态', ''],
  present: '在任',
  future: '待任',
  past: '已结束',
  standIn: '代办',
  openEnd: '另行通知',

  appoint: '任命或安排代办',
  post: '岗位',
  user: '账号',
  from: '起始日',
  to: '截止日（代办必填）',
  isStandIn: '代办（原任职人员保留岗位）',
  save: '保存',
  saved: '已保存。',

  end: '结束',
  endConfirm: '最后一天',
  endSave: '确定',
};
