// Settings of the task list (Camunda Tasklist): Chinese first, our own name in the header and the browser tab.
// Camunda shows "vendor name", so the vendor is the product and the name is the part of it.
import './change-password.js';

export default {
  app: {vendor: '潮州队长有话说', name: '任务'},
  locales: {
    // Camunda matches the browser's language only up to the hyphen: "zh-CN" finds "zh".
    availableLocales: ['zh', 'en'],
    fallbackLocale: 'zh',
  },
  dateFormat: {monthName: 'MMMM', day: 'DD', abbr: 'lll', normal: 'LLL', long: 'LLLL', short: 'LL'},
  // The first-login notice advertises pages that do not exist here.
  disableWelcomeMessage: true,
  customScripts: ['scripts/forum-tasklist'],
  // Camunda's own key bindings; they are repeated because their descriptions are shown to the user.
  shortcuts: {
    claimTask: {key: 'ctrl+alt+c', description: '签收当前任务'},
    focusFilter: {key: 'ctrl+shift+f', description: '转到第一个筛选'},
    focusList: {key: 'ctrl+alt+l', description: '转到任务列表的第一项'},
    focusForm: {key: 'ctrl+alt+f', description: '转到任务表单的第一个输入项'},
    startProcess: {key: 'ctrl+alt+p', description: '打开“发起流程”窗口'},
  },
};
