// The tab 案卷 beside the form of a task.
import {WORDS} from './case-words.js';
import {caseView} from './case-view.js';
import {element, loadStyles, serverOf} from './page-parts.js';

let latest;

export const caseTab = {
  id: 'forum.case',
  pluginPoint: 'tasklist.task.detail',
  priority: 950,
  properties: {label: WORDS.tab},
  render: async (node, {api, taskId}) => {
    loadStyles('case');
    node.classList.add('forum-case');
    latest = taskId;
    const content = await read(serverOf(api), taskId);
    // Meanwhile the person may have gone on to another task.
    if (latest === taskId) {
      node.replaceChildren(...content);
    }
  },
  unmount: () => {
    latest = undefined;
  },
};

async function read(server, task) {
  try {
    return caseView(await server.get(`tasks/${encodeURIComponent(task)}/case`), server);
  } catch {
    return [element('p', {class: 'forum-note'}, WORDS.failed)];
  }
}
