// Entry point of everything we add to Camunda Cockpit 7.24.
import {boardPlugins} from './board-page.js';
import {WORDS} from './board-words.js';
import {casePage} from '../../tasklist/scripts/case-pages.js';
import {operations} from '../../tasklist/scripts/operations-page.js';
import {cockpitPage} from '../../tasklist/scripts/page-parts.js';

// Cockpit registers each entry as a plug-in.
export default [
  ...boardPlugins, casePage('cockpit.route', WORDS.back), ...cockpitPage(operations),
];
