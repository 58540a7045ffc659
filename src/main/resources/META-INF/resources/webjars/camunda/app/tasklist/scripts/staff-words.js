// What the button 改派 says; {0} is filled in by say().
export {say} from './answers-words.js';

export const WORDS = {
  label: '改派',
  held: '现由{0}办理。改派后原办理人不再能办理，已填未交的内容不随任务转移。',
  free: '尚无人签收，可以直接指定办理人。',
  give: '改派给此人',
  given: '已改派给{0}。',
  standIn: '（代办）',
};
