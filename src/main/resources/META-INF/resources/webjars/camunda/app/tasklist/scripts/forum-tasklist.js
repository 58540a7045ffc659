// Entry point of everything we add to Camunda Tasklist 7.24. It is loaded before AngularJS starts, so the
// repairs below can still change how Tasklist's own parts are built.
import {accountsPage} from './accounts-page.js';
import {answersPage} from './answers-page.js';
import {archivePage} from './archive-page.js';
import {attachmentsTab} from './attachments-tab.js';
import {auditPage} from './audit-page.js';
import {casePages} from './case-pages.js';
import {caseTab} from './case-tab.js';
import {dutiesPage} from './duties-page.js';
import {installDatePickerWords} from './date-picker.js';
import {installDemoTime} from './demo-time.js';
import {installDueDate} from './due-date.js';
import {installEarlyWords} from './early-words.js';
import {installFormFixes} from './form-fixes.js';
import {installFormMessages} from './form-messages.js';
import {installOfficeView} from './office-view.js';
import {modelsPage} from './models-page.js';
import {noticeSettingsPage} from './notice-settings-page.js';
import {noticesPage} from './notices-page.js';
import {operations} from './operations-page.js';
import {organisationPage} from './organisation-page.js';
import {rolePage} from './page-parts.js';
import {papersTab} from './papers-tab.js';
import {installPlainErrors} from './plain-errors.js';
import {staffAction} from './staff-action.js';
import {taskCards} from './task-cards.js';
import {installUrgentFirst} from './urgent-first.js';

installEarlyWords();
installDemoTime();
installFormFixes();
installFormMessages();
installDatePickerWords();
installDueDate();
installOfficeView();
installUrgentFirst();
installPlainErrors();

// Tasklist registers each entry as a plug-in.
export default [
  ...casePages, ...answersPage, ...noticesPage, ...modelsPage, ...auditPage, ...archivePage, ...dutiesPage, ...accountsPage,
  ...organisationPage, ...noticeSettingsPage, ...rolePage(operations), caseTab, attachmentsTab, papersTab, taskCards,
  staffAction,
];
