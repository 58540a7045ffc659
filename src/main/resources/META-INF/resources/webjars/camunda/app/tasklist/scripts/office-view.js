// Parts of Tasklist that have no place in the office: what they lead to is refused by the server, or nobody reads it.
const LEFT_OUT = new Set([
  'create-task-action', // 新建任务: every task here belongs to a case
  'task-action-comment', // 添加备注: a note at the task never reaches the case file
  'task-detail-history', // 办理记录: the engine's log of the task, empty here; the case file has its own timeline
  'task-detail-diagram', // 流程图: the case file shows it, with all diagrams that work on the case
  'task-detail-description', // 说明: the form says what is to be done
]);

export function installOfficeView() {
  window.angular.module('cam.tasklist').config(['$provide', $provide => {
    $provide.decorator('Views', ['$delegate', views => {
      const registered = views.getProviders;
      views.getProviders = place => registered.call(views, place).filter(({id}) => !LEFT_OUT.has(id));
      return views;
    }]);
  }]);
}
