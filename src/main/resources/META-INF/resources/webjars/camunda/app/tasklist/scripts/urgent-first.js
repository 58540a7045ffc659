// Tasklist sorts by the time of creation until somebody chooses; here what is due first stands first.
const URGENT_FIRST = JSON.stringify([{sortBy: 'dueDate', sortOrder: 'asc'}]);

export function installUrgentFirst() {
  window.angular.module('cam.tasklist').run(['$rootScope', '$location', ($rootScope, $location) => {
    $rootScope.$on('$routeChangeStart', () => {
      if ($location.path() === '/' && !$location.search().sorting) {
        $location.search('sorting', URGENT_FIRST).replace();
      }
    });
  }]);
}
