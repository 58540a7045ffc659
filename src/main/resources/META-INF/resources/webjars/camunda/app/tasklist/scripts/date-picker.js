// Tasklist's own date picker (办理期限, 跟进日期) takes its words from AngularJS, which ships only English and
// cannot be reached through the locales file.
import {MONDAY, MONTHS, WEEKDAYS} from './calendar-words.js';

export function installDatePickerWords() {
  window.angular
    .module('cam.tasklist')
    .config(['uibDatepickerConfig', titles => {
      titles.formatDayTitle = "yyyy'年'M'月'";
      titles.formatMonthTitle = "yyyy'年'";
      titles.startingDay = MONDAY;
    }])
    .run(['$locale', ({DATETIME_FORMATS}) => {
      Object.assign(DATETIME_FORMATS, {
        MONTH: MONTHS,
        SHORTMONTH: MONTHS,
        STANDALONEMONTH: MONTHS,
        DAY: WEEKDAYS.map(day => `星期${day}`),
        SHORTDAY: WEEKDAYS,
        AMPMS: ['上午', '下午'],
      });
    }]);
}
