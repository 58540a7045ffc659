// What each card of Tasklist's list tells besides the task's name: lamp, time left, number and team of the case.
import {lamp} from './case-view.js';
import {element, loadStyles, serverOf} from './page-parts.js';

/** Cards of one list ask together. */
let waiting = new Map();

export const taskCards = {
  id: 'forum.card',
  pluginPoint: 'tasklist.card',
  priority: 1000,
  render: (node, {api, taskId}) => {
    loadStyles('case');
    node.classList.add('forum-card');
    if (waiting.size === 0) {
      setTimeout(() => ask(serverOf(api)));
    }
    waiting.set(taskId, node);
  },
};

async function ask(server) {
  const nodes = waiting;
  waiting = new Map();
  try {
    const cards = await server.get(`tasks/cards?${[...nodes.keys()].map(id => `task=${encodeURIComponent(id)}`).join('&')}`);
    for (const card of cards) {
      nodes.get(card.task).replaceChildren(...content(card));
    }
  } catch { /* a card without it is still a card */ }
}

function content({number, team, signal}) {
  return [
    ...signal ? [element('span', {class: 'forum-left'}, lamp(signal), signal.left ?? signal.name)] : [],
    ...[number, team].filter(Boolean).map(text => element('span', {}, text)),
  ];
}
