/**
 * Stands between Tasklist's part for Camunda Forms and the form around it.
 *
 * @param between gives what that part shall find in place of the methods of the form around it, for its scope, its element
 *     on the page and that form
 */
export function betweenForms(between) {
  window.angular.module('cam.tasklist').config(['$provide', $provide => {
    $provide.decorator('camTasklistFormCamundaDirective', ['$delegate', $delegate => {
      const [directive] = $delegate;
      const {compile} = directive;
      directive.compile = (...template) => {
        const link = compile(...template);
        return (scope, node, attributes, around) =>
          link(scope, node, attributes, Object.assign(Object.create(around), between(scope, node[0], around)));
      };
      return $delegate;
    }]);
  }]);
}
