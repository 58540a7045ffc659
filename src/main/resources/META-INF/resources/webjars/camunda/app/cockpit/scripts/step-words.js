// What the figures of steps, the path of a case and the page 办结查询 say; {0} is filled in by say().
export {say} from '../../tasklist/scripts/case-words.js';

const BACK = '返回驾驶舱';
const LOADING = '正在读取…';

export const WORDS = {
  loading: LOADING,
  failed: '暂时读不出来，请刷新页面再试。',
  spans: {days: '{0}天{1}小时', wholeDays: '{0}天', hours: '{0}小时{1}分', wholeHours: '{0}小时', minutes: '{0}分钟', short: '不到1分钟'},
  figures: {
    tab: '环节统计',
    period: '办结日期',
    periods: {30: '近30天', 90: '近90天', 365: '近一年', own: '自选'},
    from: '起始日期',
    to: '截止日期',
    heat: '着色',
    heats: {count: '按办结件数', time: '按平均用时', none: '不着色'},
    legend: '颜色越深，{0}；只比较人工环节和所调用的流程。',
    deeper: {count: '办结越多', time: '用时越长'},
    hint: '含本流程全部版本。在办和超期是此刻的数，其余是所选期间办结的；用时为自然时间，含夜间和节假日。',
    county: '只统计您所在县区的案件；不统计非人工环节的经过次数。',
    other: '（其他版本的环节）',
    automatic: '自动环节',
    called: '子流程',
    none: '所选期间没有办结，目前也没有在办。',
    columns: ['环节', '在办', '超期', '办结', '平均用时', '中位用时', '等待认领', '认领后办理', '按期', '逾期', '按期率', '转办', '未办移走'],
    overdue: '超期{0}',
    soon: '临期{0}',
    arrived: '到岗即办',
    partlyArrived: '{0}（{1}件到岗即办）',
    badge: '办结{0}',
    badgeMedian: '办结{0} · 中位{1}',
    dash: '—',
    percent: '{0}%',
  },
  path: {
    tab: '办理路径',
    hint: '实线框为走过的环节，红框为当前环节；时间为自然时间，含夜间和节假日。',
    onlyTasks: '流程引擎的历史已按期清理，只列人工环节。',
    none: '没有可显示的办理路径。',
    ended: '{0}（已结束）',
    running: '{0}（进行中）',
    span: '{0} 开始，{1} 结束，历时{2}',
    since: '{0} 开始，至今{1}',
    columns: ['环节', '承办', '到达', '认领', '完成', '等待', '办理', '期限', '结果'],
    nobody: '自动',
    secret: '不公开',
    unclaimed: '待认领',
    arrived: '到岗即办',
    open: '在办',
    withdrawn: '未办，由流程移走',
    late: '逾期',
    reassigned: '转办{0}次',
    badge: '{0} · {1}',
    times: '{0}次',
    several: '{0}（{1}次）',
    all: '也列自动环节',
  },
  case: {title: '案卷', link: '案卷', back: '返回办结查询', loading: LOADING, none: '没有这件案卷，或者您无权查看。'},
  search: {
    link: '办结查询',
    title: '办结查询',
    back: BACK,
    loading: LOADING,
    hint: '查找期、亮点、提问、问题，已办结的和正在办的都在内；点编号打开案卷，看全部经过和办理路径。',
    kinds: {session: '期', highlight: '亮点', question: '提问', issue: '问题'},
    counted: '{0}（{1}）',
    words: '编号或词语，多个词用空格分开',
    all: {county: '全部县区', team: '全部工作队', department: '全部部门', state: '全部状态', ended: '不限办结与否'},
    labels: {county: '县区', team: '工作队', department: '部门', state: '结果或状态', ended: '是否办结'},
    ended: {true: '已办结', false: '正在办'},
    from: '产生日期从',
    to: '到',
    button: '查找',
    none: '没有找到，请换个条件再试。',
  },
};

/** A length of time as people say it, in no more than two units. */
export function span(seconds, say) {
  const {spans} = WORDS;
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) {
    return hours % 24 ? say(spans.days, days, hours % 24) : say(spans.wholeDays, days);
  }
  if (hours > 0) {
    return minutes % 60 ? say(spans.hours, hours, minutes % 60) : say(spans.wholeHours, hours);
  }
  return minutes > 0 ? say(spans.minutes, minutes) : spans.short;
}
