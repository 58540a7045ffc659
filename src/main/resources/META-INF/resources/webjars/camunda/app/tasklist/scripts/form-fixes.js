// Repairs of Tasklist 7.24's handling of Camunda Forms (form-js 1.8.7).

// form-js draws a changed form right after it has reported the change; by then its messages are on the page.
const UNTIL_FORM_IS_DRAWN = 60;

export function installFormFixes() {
  window.angular.module('cam.tasklist').config(['$provide', $provide => {
    $provide.decorator('camTasklistFormDirective', ['$delegate', judgeValidityByShownMessages]);
  }]);
}

/**
 * Once a field of a dynamic list was touched, form-js keeps an empty entry such as {D1a: []} among its errors.
 * Tasklist only counts the entries, takes the form for invalid and keeps 发起 and 提交 disabled for good.
 * An invalid form that shows no message has nothing the user could correct, so we call it valid; form-js still
 * checks everything on submission, and so does the server.
 */
function judgeValidityByShownMessages($delegate) {
  const [directive] = $delegate;
  const dependencies = directive.controller.slice(0, -1);
  const [construct] = directive.controller.slice(-1);

  directive.controller = ['$scope', '$element', ...dependencies, function ($scope, $element, ...injected) {
    construct.apply(this, injected);

    const report = this.notifyFormValidated;
    let recheck;
    $scope.$on('$destroy', () => clearTimeout(recheck));

    this.notifyFormValidated = invalid => {
      clearTimeout(recheck);
      if (invalid) {
        // Not meanwhile either: the click that leaves the last field would meet a disabled button and be lost.
        recheck = setTimeout(
          () => report.call(this, failedToLoad($scope) || !isDrawnWithoutMessages($element[0])), UNTIL_FORM_IS_DRAWN);
      } else {
        report.call(this, false);
      }
    };
  }];
  return $delegate;
}

// Other kinds of forms have no .fjs-form and keep Tasklist's own judgement.
function isDrawnWithoutMessages(element) {
  return element.querySelector('.fjs-form') !== null && element.querySelector('.fjs-form-field-error') === null;
}

function failedToLoad($scope) {
  return Boolean($scope.tasklistForm?.$error);
}
