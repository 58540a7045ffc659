// Settings of the home page (Camunda Welcome): Chinese first, our own name in the header and the browser tab.
// Camunda shows "vendor name", so the vendor is the product and the name is the part of it.
export default {
  app: {vendor: '潮州队长有话说', name: '首页'},
  locales: {
    // Camunda matches the browser's language only up to the hyphen: "zh-CN" finds "zh".
    availableLocales: ['zh', 'en'],
    fallbackLocale: 'zh',
  },
  dateFormat: {monthName: 'MMMM', day: 'DD', abbr: 'lll', normal: 'LLL', long: 'LLLL', short: 'LL'},
  // The first-login notice advertises pages that do not exist here.
  disableWelcomeMessage: true,
  // Instead of Camunda's own link, which leads to the internet. Who is sent here by login.PasswordAge is told why.
  links: window.location.search === '?change-password'
    ? [{label: '请先修改密码', href: '?change-password', description: '密码已到期或由他人代设。请点“个人资料”中的“修改密码”，改为自己的密码后重新登录。'}]
    : [],
};
