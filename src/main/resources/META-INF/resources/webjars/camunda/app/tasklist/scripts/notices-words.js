// What the page 通知 says; {0} is filled in by say().
export {say} from './answers-words.js';

export const WORDS = {
  link: '通知',
  title: '通知',
  back: '返回任务',
  loading: '正在读取…',
  hint: '发给您本人或您所在岗位的通知，每天一份，最新的在前；不紧急的在上班时间送达。',
  day: '{0}（{1}条）',
  none: '还没有通知。',
};
