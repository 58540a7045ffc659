// The head of a task tells its limit as "3 天后", in calendar days and from the browser's clock; the office counts working
// days, as the task's card does, and reads a date here.
import {moment} from './page-parts.js';

export function installDueDate() {
  window.angular.module('cam.tasklist').config(['$provide', $provide => {
    $provide.decorator('amTimeAgoDirective', ['$delegate', $delegate => {
      const [directive] = $delegate;
      const {compile} = directive;
      directive.compile = (...template) => {
        const link = compile ? compile(...template) : directive.link;
        return (scope, node, attributes, ...around) => {
          if (!node[0].closest('.due-date')) {
            link(scope, node, attributes, ...around);
          } else {
            scope.$watch(attributes.amTimeAgo, limit => node.text(limit ? moment(limit) : ''));
          }
        };
      };
      return $delegate;
    }]);
  }]);
}
