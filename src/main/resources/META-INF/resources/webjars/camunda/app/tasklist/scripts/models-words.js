// What the page 模型发布 says; {0} is filled in by say().
export {say} from './answers-words.js';

export const WORDS = {
  link: '模型发布',
  linkCount: '模型发布（{0}）',
  title: '模型发布',
  back: '返回任务',
  loading: '正在读取…',

  drafts: '待发布',
  draftsHint: '一人设计、另一人发布：由设计人以外的流程管理员发布后，才成为最新版本。',
  draftsNone: '没有待发布的流程图、决策表或表单。',
  draft: '{0} 由 {1} 于 {2} 提交',
  unnamed: '未命名的修改',
  release: '发布',
  withdraw: '撤下',
  released: '已发布。',
  withdrawn: '已撤下。',

  waiting: '随程序更新、等待采用',
  waitingHint: '新版程序带来的修改。现场已有自行发布的版本，程序不会覆盖；采用后，程序带来的版本成为最新版本，在办事项不受影响。多台服务器逐台升级期间，还没有升级的服务器重新启动后，旧版程序的内容也列在这里：不要采用，升级完毕后自动消失。',
  waitingNone: '没有等待采用的更新。',
  update: '{0}，{1} 起等待',
  adopt: '采用',
  adopted: '已采用。',
};
