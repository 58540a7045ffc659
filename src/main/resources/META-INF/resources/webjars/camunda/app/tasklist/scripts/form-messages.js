// form-js 1.8.7 (Camunda Forms) has its messages in English in its code and no way to replace them, so we
// replace them on the page. Every rule names the element that form-js puts its own words in: what a user or a
// form designer wrote, an option called "Search" for instance, is never touched.
import {MONDAY, MONTHS, WEEKDAYS} from './calendar-words.js';

const VALIDATION_MESSAGES = [
  [/^Field is required\.$/, '此项必填。'],
  [/^Field must have minimum value of (.+)\.$/, '不得小于 $1。'],
  [/^Field must have maximum value of (.+)\.$/, '不得大于 $1。'],
  [/^Field must have minimum length of (.+)\.$/, '不得少于 $1 个字。'],
  [/^Field must have maximum length of (.+)\.$/, '不得超过 $1 个字。'],
  // The pattern itself would tell an office worker nothing; the field's description has to say what is expected.
  [/^Field must match pattern (.+)\.$/s, '格式不符合要求。'],
  [/^Field must be a valid email\.$/, '电子邮箱格式不正确。'],
  [/^Field must be a valid\s+international phone number\..*$/, '电话号码格式不正确，须带国家代码，例如 +8613800138000。'],
  [/^Value is not a number\.$/, '请填写数字。'],
  [/^Value is expected to be an integer\.$/, '请填写整数。'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, '小数不得超过 $1 位。'],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/, '数值不符合要求，最接近的有效值是 $1 和 $2。'],
  [/^Date and time must both be entered\.$/, '日期和时间都要填写。'],
];

// Newcomers took a bare "Search" for a field to write in.
const CHOOSE = [[/^Search$/, '请选择，可输入文字查找']];

const EMPTY_TABLE = [[/^Nothing to show\.$/, '暂无数据。']];

const TEXTS = [
  ['.fjs-form-field-error li', VALIDATION_MESSAGES],
  ['.fjs-select-placeholder', [[/^Select$/, '请选择']]],
  ['.fjs-dropdownlist-empty', [[/^No results$/, '没有符合的选项'], [/^All values selected$/, '已全部选择']]],
  ['.fjs-taglist-skip-link', [[/^Skip to search$/, '跳到搜索框']]],
  ['.fjs-repeat-render-add', [[/^Add new$/, '新增一项']]],
  ['.fjs-repeat-render-collapse', [[/^Expand all \((\d+)\)$/, '展开全部（$1）'], [/^Collapse$/, '收起']]],
  ['.fjs-table-empty', EMPTY_TABLE],
  ['.fjs-table-td[colspan]', EMPTY_TABLE],
  ['.fjs-table-nav-label', [[/^of$/, '/']]],
  ['.fjs-iframe-placeholder-text', [
    [/^No content to show\.$/, '暂无内容。'],
    [/^External content couldn't be loaded\.$/, '外部内容无法加载。'],
    [/^iFrame$/, '外部内容'],
  ]],
  ['.fjs-powered-by-lightbox span', [[/^Web-based tooling for BPMN, DMN, and forms powered by$/, '流程、决策和表单工具来自']]],
];

const ATTRIBUTES = [
  ['.fjs-form-field-select input', 'placeholder', CHOOSE],
  ['.fjs-taglist-input', 'placeholder', CHOOSE],
  // form-js spells the date pattern of the browser's language, "yyyy/mm/dd" for Chinese.
  ['.fjs-datepicker input', 'placeholder', [[/^y+(\W)m+(\W)d+\W?$/, '年$1月$2日'], [/^d+(\W)m+(\W)y+$/, '日$1月$2年'], [/^m+(\W)d+(\W)y+$/, '月$1日$2年']]],
  ['.fjs-timepicker input', 'placeholder', [[/^hh:mm$/, '时:分'], [/^hh:mm \?m$/, '时:分 AM/PM']]],
  ['.fjs-number-arrow-up', 'aria-label', [[/^Increment$/, '增加']]],
  ['.fjs-number-arrow-down', 'aria-label', [[/^Decrement$/, '减少']]],
  ['.fjs-taglist-tag-remove', 'title', [[/^Remove tag$/, '移除']]],
  ['.fjs-repeat-row-remove', 'aria-label', [[/^Remove list item (\d+)$/, '删除第 $1 项']]],
  ['.fjs-table-nav-button', 'aria-label', [[/^Previous page$/, '上一页'], [/^Next page$/, '下一页']]],
  ['.fjs-table-th', 'aria-label', [
    [/^Click to sort by (.+) descending$/, '点击按“$1”降序排列'],
    [/^Click to sort by (.+) ascending$/, '点击按“$1”升序排列'],
    [/^Click to remove sorting$/, '点击取消排序'],
  ]],
  ['.fjs-image-placeholder [alt]', 'alt', [[/^This is an image placeholder$/, '图片占位']]],
  ['.fjs-powered-by-link', 'title', [[/^Powered by bpmn\.io$/, '由 bpmn.io 提供技术支持']]],
];

const CALENDAR = '.flatpickr-calendar';

const OBSERVED = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: [...new Set(ATTRIBUTES.map(([, attribute]) => attribute))],
};

export function installFormMessages() {
  new MutationObserver(mutations => {
    for (const {type, target, addedNodes} of mutations) {
      if (type === 'childList') {
        addedNodes.forEach(translate);
      } else {
        translate(target);
      }
    }
  }).observe(document.documentElement, OBSERVED);
}

function translate(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  // Nearly everything that changes in Tasklist lies outside a form: leave early.
  if (!element || !(element.closest('.fjs-container') || element.querySelector('.fjs-container'))) {
    return;
  }
  for (const [selector, wordings] of TEXTS) {
    for (const owner of within(element, selector)) {
      translateTexts(owner, wordings);
    }
  }
  for (const [selector, attribute, wordings] of ATTRIBUTES) {
    for (const owner of within(element, selector)) {
      translateAttribute(owner, attribute, wordings);
    }
  }
  within(element, CALENDAR).forEach(translateCalendar);
}

/** The element itself or the one around it, and all below it, that match. */
function within(element, selector) {
  const own = element.closest(selector);
  return own ? [own] : [...element.querySelectorAll(selector)];
}

function translateTexts(owner, wordings) {
  const texts = document.createTreeWalker(owner, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const english = text.data.trim();
    const chinese = inChinese(english, wordings);
    if (chinese !== english) {
      text.data = text.data.replace(english, () => chinese);
    }
  }
}

function translateAttribute(owner, attribute, wordings) {
  const english = owner.getAttribute(attribute);
  if (english !== null) {
    const chinese = inChinese(english, wordings);
    if (chinese !== english) {
      owner.setAttribute(attribute, chinese);
    }
  }
}

/** Returns what it was given when no wording fits, so that our own output is left alone. */
function inChinese(english, wordings) {
  const found = wordings.find(([pattern]) => pattern.test(english));
  return found ? english.replace(...found) : english;
}

/**
 * form-js opens the flatpickr calendar in English. The library keeps the calendar at its input field and can
 * change the language of a calendar that exists already.
 */
function translateCalendar(calendar) {
  const picker = calendar.parentElement?.querySelector(':scope > input')?._flatpickr;
  if (!picker || picker.config.locale?.months) {
    return;
  }
  picker.set({
    locale: {
      weekdays: {shorthand: WEEKDAYS, longhand: WEEKDAYS.map(day => `星期${day}`)},
      months: {shorthand: MONTHS, longhand: MONTHS},
      firstDayOfWeek: MONDAY,
      amPM: ['上午', '下午'],
      ordinal: () => '',
    },
    ariaDateFormat: 'Y年n月j日',
  });
  picker.monthsDropdownContainer?.setAttribute('aria-label', '月份');
  picker.yearElements?.forEach(year => year.setAttribute('aria-label', '年份'));
}
