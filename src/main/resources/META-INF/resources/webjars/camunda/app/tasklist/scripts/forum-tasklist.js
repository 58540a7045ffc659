// Entry point of everything we add to Camunda Tasklist 7.24. It is loaded before AngularJS starts, so the
// repairs below can still change how Tasklist's own parts are built.
import {installDatePickerWords} from './date-picker.js';
import {installFormFixes} from './form-fixes.js';
import {installFormMessages} from './form-messages.js';
import {papersTab} from './papers-tab.js';

installFormFixes();
installFormMessages();
installDatePickerWords();

// Tasklist registers each entry as a plug-in.
export default [papersTab];
