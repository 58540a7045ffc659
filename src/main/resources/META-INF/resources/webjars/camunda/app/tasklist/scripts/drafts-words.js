// What a task's form says of the draft in it; {0} is filled in by say().
export {say} from './answers-words.js';

export const WORDS = {
  note: '边填边存：没有提交的内容自动保存为草稿，只有您看得到。',
  saving: '正在保存草稿…',
  saved: '草稿已保存（{0}），下次打开接着填；提交后清除。',
  failed: '草稿没有保存：{0}',
  offline: '连接不上服务器，草稿没有保存，正在重试，请不要关闭页面。',
  login: '登录已失效，草稿没有保存。请不要关闭页面，重新登录后接着保存。',
  restored: '下面是您{0}填写、还没有提交的内容。',
  discard: '不要草稿，恢复原样',
  sure: '草稿清除后不能恢复，确定吗？',
  confirm: '确定清除',
  keep: '保留草稿',
};
