// Entry point of everything we add to Camunda Cockpit 7.24.
import {operations} from '../../tasklist/scripts/operations-page.js';
import {cockpitPage} from '../../tasklist/scripts/page-parts.js';
import {rates} from './rates-page.js';
import {reports} from './reports-page.js';

// Cockpit registers each entry as a plug-in.
export default [
  ...cockpitPage(operations),
  ...cockpitPage(rates), ...cockpitPage(reports),
];
