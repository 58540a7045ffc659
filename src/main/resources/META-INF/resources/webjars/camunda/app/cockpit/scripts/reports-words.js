// What the page 成效报告 of Cockpit says.
export const WORDS = {
  link: '成效报告',
  title: '成效报告',
  back: '返回',
  loading: '正在读取…',
  hint: '每期活动的成效，一页纸；现场会之后才有。问题状态以下载时为准。',
  columns: ['期', '主题', '时间', '地点', '状态', '报告', '清单'],
  word: '下载 Word',
  print: '打印',
  excel: '下载 Excel',
  named: '{0}：{1}',
  none: '还没有开过现场会。',
};
