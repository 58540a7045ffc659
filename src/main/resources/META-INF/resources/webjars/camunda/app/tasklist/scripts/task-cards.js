// What each card of Tasklist's list tells besides the task's name: lamp, time left, number and team of the case.
import {lamp} from './case-view.js';
import {element, loadStyles, serverOf} from './page-parts.js';

/** Cards of one list ask together. */
let waiting = new Map();

export const taskCards = {
  id: 'forum.card',
  pluginPoint: 'tasklist.card',
  priority: 1000,
  render: (node, {api, taskId}, scope) => {
    loadStyles('case');
    node.classList.add('forum-card');
    if (waiting.size === 0) {
      setTimeout(() => ask(serverOf(api)));
    }
    waiting.set(taskId, {node, shown: titles(scope.task)});
  },
};

async function ask(server) {
  const asked = waiting;
  waiting = new Map();
  try {
    const cards = await server.get(`tasks/cards?${[...asked.keys()].map(id => `task=${encodeURIComponent(id)}`).join('&')}`);
    for (const card of cards) {
      const {node, shown} = asked.get(card.task);
      node.replaceChildren(...content(card, shown));
    }
  } catch { /* a card without it is still a card */ }
}

/** What the card shows of the case already: most titles begin with its number. */
function titles({_embedded: {variable = []} = {}}) {
  return variable.map(({value}) => value).join(' ');
}

function content({number, team, signal}, shown) {
  return [
    ...signal ? [element('span', {class: 'forum-left'}, lamp(signal), signal.left ?? signal.reason)] : [],
    ...[number, team].filter(text => text && !shown.includes(text)).map(text => element('span', {}, text)),
  ];
}
