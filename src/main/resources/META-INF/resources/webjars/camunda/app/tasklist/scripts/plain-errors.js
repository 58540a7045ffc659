// What Tasklist can't get, say the task of a link that somebody has completed meanwhile, it reports as "<task> <- why",
// twice and with the names of its own parts. People read why.
const PARTS = /^(<\w+> <- )+/;

export function installPlainErrors() {
  window.angular.module('cam.tasklist').config(['$provide', $provide => {
    $provide.decorator('Notifications', ['$delegate', $delegate => {
      const add = $delegate.addError;
      $delegate.addError = error => {
        const text = String(error.message ?? '');
        return add.call($delegate, PARTS.test(text)
          ? {...error, status: text.replace(PARTS, ''), message: ''}
          // Tasklist puts a colon between the two.
          : {...error, status: text ? error.status?.replace(/。$/, '') : error.status});
      };
      return $delegate;
    }]);
  }]);
}
