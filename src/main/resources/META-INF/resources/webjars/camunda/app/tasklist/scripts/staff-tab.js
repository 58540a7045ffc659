// The tab 改派 beside the form of a task: the head of a unit gives the task to one of those whose task it is, or takes it back
// from whoever has it in hand.
import {WORDS, say} from './staff-words.js';
import {element, loadStyles, serverOf} from './page-parts.js';

export const staffTab = {
  id: 'forum.staff',
  pluginPoint: 'tasklist.task.detail',
  priority: 20,
  properties: {label: WORDS.label},
  render: (node, {taskId, api}) => {
    loadStyles();
    const server = serverOf(api);
    const body = element('div', {class: 'forum-tab', 'aria-live': 'polite'}, WORDS.loading);
    node.append(body);
    show(body, server, taskId);
  },
};

async function show(body, server, task, said = '') {
  try {
    const {holder, people} = await server.get(`staff?task=${encodeURIComponent(task)}`);
    const held = people.find(({user}) => user === holder);
    body.replaceChildren(
      element('p', {class: 'forum-note'}, people.length
        ? say(holder ? WORDS.held : WORDS.free, held?.name ?? holder)
        : WORDS.nothing),
      element('p', {class: 'forum-message', role: 'status'}, said),
      element('ul', {class: 'forum-staff'}, ...people.map(person => colleague(person, holder, body, server, task))));
  } catch ({message}) {
    body.textContent = message;
  }
}

function colleague({user, name, standIn}, holder, body, server, task) {
  const button = element('button', {type: 'button', class: 'btn btn-default btn-sm'}, WORDS.give);
  button.disabled = user === holder;
  button.onclick = async () => {
    button.disabled = true;
    try {
      await server.engine('POST', `task/${task}/assignee`, {userId: user});
      await show(body, server, task, say(WORDS.given, name));
    } catch ({message}) {
      await show(body, server, task, message);
    }
  };
  return element('li', {}, `${name}${standIn ? WORDS.standIn : ''} `, element('small', {}, user), ' ', button);
}
