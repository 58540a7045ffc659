// Entry point of everything we add to Camunda Cockpit 7.24.
import {boardPlugins} from './board-page.js';
import {operations} from '../../tasklist/scripts/operations-page.js';
import {cockpitPage} from '../../tasklist/scripts/page-parts.js';
import {instancePath} from './case-path.js';
import {finishedPages} from './finished-pages.js';
import {stepFigures} from './step-figures.js';

// Cockpit registers each entry as a plug-in.
export default [
  ...boardPlugins, ...finishedPages, ...stepFigures, ...instancePath, ...cockpitPage(operations),
];
