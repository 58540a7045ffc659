// What the page 答复库 says; {0} is filled in by say().
export const WORDS = {
  link: '答复库',
  title: '答复库',
  back: '返回任务',
  loading: '正在读取…',

  room: '第{0}期 · 你问我答',
  roomNone: '还没有开放过提问窗口。',
  roomEmpty: '还没有展示的提问。',
  openUntil: '提问窗口开放至{0}',
  closed: '提问窗口已关闭',
  hint: '“我也有此问题”只用来排列和合并提问，不记名公布，不计入任何评分。',
  asked: '{0} 问 {1}',
  supporters: '{0}人也有此问题',
  supportersNone: '还没有其他人有此问题',
  support: '我也有此问题',
  takeBack: '收回',
  answer: '答复',

  search: '查找答复',
  searchLabel: '要找的词，几个词用空格隔开',
  searchButton: '查找',
  found: '共{0}条',
  foundNone: '没有找到，请换几个词再试。',
  more: '再看一些',
  owner: '{0}负责',
  reviewed: '{0}复核',
  published: '{0}入库',
  reviewAt: '下次复核 {0}',
};

/** The sentence with its values filled in, in order. */
export function say(words, ...values) {
  return words.replace(/\{(\d)\}/g, (_, place) => values[place]);
}
