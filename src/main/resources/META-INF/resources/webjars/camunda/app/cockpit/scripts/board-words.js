// What the supervision board says; {0} is filled in by say().
export {say} from '../../tasklist/scripts/answers-words.js';

export const WORDS = {
  link: '督办看板',
  title: '督办看板',
  back: '返回驾驶舱',
  loading: '正在读取…',
  at: '{0} 更新，每分钟自动刷新',
  city: '全市',
  wall: '大屏',
  leaveWall: '退出大屏',
  open: '打开督办看板',
  failed: '暂时读不到最新数据：{0}',

  stages: {RED: '红灯', YELLOW: '黄灯', GREEN: '绿灯', STOPPED: '停表、挂账', UNDISPATCHED: '待交办', REPORTED: '待核验、评价'},
  stagesTitle: '在办问题',
  owners: '按主办单位',
  byCounty: '按县区（提出问题的工作队所在）',
  byTeam: '按工作队',
  total: '合计',
  name: '名称',

  overdue: '红灯（到期最早的在前）',
  nearDue: '黄灯：临期、滞后或未报进展',
  more: '全部 {0} 件',
  noneRed: '没有亮红灯的问题。',
  noneYellow: '没有亮黄灯的问题。',
  rowColumns: ['编号', '标题', '提出', '主办', '红黄绿灯和原因', '催办', '延期', '升级到', ''],

  ladder: '升级阶梯',
  ladderColumns: ['已走到的一步', '办理中的问题'],
  noStep: '尚未催办',

  movements: '近 {0} 天',
  movementKinds: {
    CHASED: '催办', EXTENSION_ASKED: '申请延期', EXTENSION_WAITING: '延期待批（全部）', EXTENSION_GRANTED: '批准延期',
    CONTEST_WAITING: '复核待定（全部）', CLOSED: '销号',
  },
  eventColumns: ['编号', '标题', '时间', '内容'],

  sessions: '本期与上期',
  sessionColumns: ['期', '主题'],
  fates: {RAISED: '提出', ANSWERED: '当场答复', CLOSED: '已销号', MERGED: '并入专题', OPEN: '未办结', RED: '其中红灯', WAS_OVERDUE: '曾超期'},

  close: '关闭',
  none: '没有。',

  acts: {chase: '催办', convene: '约谈', reassign: '改派'},
  chaseText: '催办内容',
  conveneText: '约谈事由',
  chaseDraft: '已超期，请抓紧办理，并报送进展。',
  newOwner: '新的主办单位',
  clock: '办理期限',
  clockChoices: [{value: 'keep', label: '期限仍自原交办时起算'}, {value: 'restart', label: '期限自改派时重新起算'}],
  reassignText: '改派的理由',
  send: '发出',
  cancel: '取消',
  chased: '已向“{0}”的主办单位发出催办。',
  reassigned: '“{0}”已改派给{1}，两个单位和提出人都会收到通知。',
  convened: '已通知约谈“{0}”的主办单位，市分管领导有一项“约谈主办单位”的任务。',
};
