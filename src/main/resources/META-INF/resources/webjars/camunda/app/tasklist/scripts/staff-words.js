// What the tab 改派 says; {0} is filled in by say().
export {say} from './answers-words.js';

export const WORDS = {
  label: '改派',
  loading: '正在读取…',
  nothing: '本单位负责人可以在这里把本单位经办人的任务改派给另一位经办人。这项任务不属于您负责的经办人。',
  held: '现由{0}办理。改派后原办理人不再能办理，已填未交的内容不随任务转移。',
  free: '尚无人签收，可以直接指定办理人。',
  give: '改派给此人',
  given: '已改派给{0}。',
  standIn: '（代办）',
};
