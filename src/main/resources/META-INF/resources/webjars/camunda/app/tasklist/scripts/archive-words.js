// What the page 档案 says; {0} is filled in by say().
export {say} from './answers-words.js';

export const WORDS = {
  link: '档案',
  title: '档案和保管期限',
  back: '返回任务',
  loading: '正在读取…',
  hint: '事项结束满保管年数后，夜间先写入档案文件，再从系统移除；暂缓销毁的、还在办的、仍被经验库和答复库引用的不移除。保管年数在决策表“保管期限表”中，由流程管理员修改。',

  rules: '保管期限',
  ruleColumns: ['类别', '保管年数', '今晚将归档移除'],
  years: '{0} 年',
  forGood: '永久',
  nothingDue: '无',

  holds: '暂缓销毁',
  holdColumns: ['编号', '原因', '登记时间', '登记人', ''],
  noHolds: '没有暂缓销毁的事项。',
  number: '编号（期的编号包含该期的亮点和提问）',
  reason: '原因',
  hold: '登记暂缓销毁',
  held: '已登记。',
  lift: '解除',
  liftReason: '解除的原因',
  liftSave: '确定',

  archived: '已归档移除的事项',
  archivedColumns: ['编号', '类别', '标题', '结束时间', '归档时间', '校验值（SHA-256）', ''],
  noArchived: '没有符合条件的事项。',
  words: '编号或标题',
  search: '查找',
  download: '下载',
};
