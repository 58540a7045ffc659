// What the page 运行维护 says; {0} is filled in by say().
export {say} from './answers-words.js';

export const WORDS = {
  link: '运行维护',
  title: '运行维护',
  back: '返回',
  loading: '正在读取…',

  failed: '失败的后台作业',
  failedColumns: ['办件', '环节', '停止重试的时间', '原因', ''],
  noneFailed: '没有失败的作业。',
  retry: '重试',
  retried: '已安排重试，请稍后刷新查看结果。',
  cancel: '取消',
  reason: '取消的理由',
  confirm: '确定取消',
  cancelled: '已取消。',

  backlog: '作业积压',
  backlogColumns: ['已到时间待执行', '其中最早一项到期', '失败后自动重试中', '已停止重试', '24小时内将到期'],
  none: '无',

  backup: '备份',
  lastBackup: '最近一次：{0}，{1}（{2} MB）',
  noBackup: '还没有备份。每天夜间自动备份；数据库在单独服务器上的，请用数据库自带的工具。',
  backUp: '立即备份',
  backingUp: '正在备份…',
  backedUp: '已备份。',

  nodes: '服务器',
  nodeColumns: ['名称', '版本', '启动时间', '最近一次报到', '后台作业', '状态'],
  doesJobs: '执行',
  noJobs: '不执行',
  clockOff: '时钟快 {0} 秒，已停止',
  clockBehind: '时钟慢 {0} 秒，已停止',
  alive: '正常',
  silent: '失去联系',
  freeSpace: '本机数据盘可用空间 {0} MB。',

  messages: '对外消息',
  undelivered: '有 {0} 条邮件或群消息没有送达，请系统管理员在“任务”的“通知设置”页处理。',
  delivered: '没有未送达的邮件和群消息。',
};
