// The button 改派 beside a task, for the head of the unit whose task it is: gives it to another of those who may work on it.
import {WORDS, say} from './staff-words.js';
import {element, loadStyles, serverOf} from './page-parts.js';

export const staffAction = {
  id: 'forum.staff',
  pluginPoint: 'tasklist.task.action',
  priority: 20,
  // Tasklist renders it once and then changes the task of its scope.
  render: (node, {api}, scope) => {
    const server = serverOf(api);
    loadStyles();
    scope.$watch('task.id', async task => {
      node.replaceChildren();
      const path = `staff?task=${encodeURIComponent(task)}`;
      const staff = task && await server.get(path).catch(() => undefined);
      if (staff?.people.length && scope.task?.id === task) {
        offer(node, server, task, path, () => scope.taskData.changed('task'));
      }
    });
  },
};

/** @param changed tells Tasklist that the task is not what it was */
function offer(node, server, task, path, changed) {
  const button = element('button', {type: 'button', class: 'btn btn-link forum-staff-button', 'aria-expanded': 'false'}, WORDS.label);
  const panel = element('div', {class: 'forum-staff', role: 'dialog', 'aria-label': WORDS.label, hidden: ''});
  const show = async (said = '') => {
    try {
      const {holder, people} = await server.get(path);
      const held = people.find(({user}) => user === holder);
      panel.replaceChildren(
        element('p', {}, say(holder ? WORDS.held : WORDS.free, held?.name ?? holder)),
        element('ul', {}, ...people.map(person => colleague(person, holder))),
        element('p', {class: 'forum-message', role: 'status'}, said));
    } catch ({message}) {
      panel.textContent = message;
    }
  };
  const colleague = ({user, name, standIn}, holder) => {
    const give = element('button', {type: 'button', class: 'btn btn-default btn-sm'}, WORDS.give);
    give.disabled = user === holder;
    give.onclick = async () => {
      give.disabled = true;
      try {
        await server.engine('POST', `task/${task}/assignee`, {userId: user});
        await show(say(WORDS.given, name));
        changed();
      } catch ({message}) {
        await show(message);
      }
    };
    return element('li', {}, element('span', {}, `${name}${standIn ? WORDS.standIn : ''}`), element('small', {}, user), give);
  };
  button.onclick = () => {
    panel.hidden = !panel.hidden;
    button.setAttribute('aria-expanded', String(!panel.hidden));
    if (!panel.hidden) {
      show();
    }
  };
  node.append(button, panel);
}
