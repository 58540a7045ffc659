// Settings of the supervision cockpit (Camunda Cockpit): Chinese first, our own name in the header and the browser tab.
// Camunda shows "vendor name", so the vendor is the product and the name is the part of it.
import '../../tasklist/scripts/change-password.js';

export default {
  app: {vendor: '潮州队长有话说', name: '督办驾驶舱'},
  locales: {
    // Camunda matches the browser's language only up to the hyphen: "zh-CN" finds "zh".
    availableLocales: ['zh', 'en'],
    fallbackLocale: 'zh',
  },
  dateFormat: {monthName: 'MMMM', day: 'DD', abbr: 'lll', normal: 'LLL', long: 'LLLL', short: 'LL'},
  // The first-login notice advertises pages that do not exist here.
  disableWelcomeMessage: true,
  customScripts: ['scripts/forum-cockpit'],
};
