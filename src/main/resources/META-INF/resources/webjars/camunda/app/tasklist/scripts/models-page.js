// The page 模型发布 of Tasklist, for process administrators: what waits for a second person, and what a release brought
// that an edited model holds back.
import {WORDS, say} from './models-words.js';
import {element, loadStyles, moment, serverOf} from './page-parts.js';

const PATH = '/models';

const link = {
  id: 'forum.models.link',
  pluginPoint: 'tasklist.navbar.action',
  priority: 140,
  render: (node, {api}) => {
    serverOf(api).get('models').then(({mayPublish, drafts, waiting}) => {
      if (mayPublish) {
        const count = drafts + waiting;
        node.append(element('a', {href: `#${PATH}`, class: 'forum-models-link'},
          count ? say(WORDS.linkCount, count) : WORDS.link));
      }
    }).catch(() => { /* no link is better than a broken one */ });
  },
};

const page = {
  id: 'forum.models.page',
  pluginPoint: 'tasklist.route',
  properties: {path: PATH},
  render: (node, {api}) => {
    loadStyles();
    const server = serverOf(api);
    node.append(element('main', {class: 'forum-page'},
      element('header', {}, element('h1', {}, WORDS.title), element('a', {href: '#/'}, WORDS.back)),
      part(WORDS.drafts, WORDS.draftsHint, WORDS.draftsNone, () => server.get('models/drafts'),
        ({id, name, designer, since}) => say(WORDS.draft, name || WORDS.unnamed, designer, moment(since)),
        ({id}) => [
          {word: WORDS.release, done: WORDS.released, act: () => server.change('POST', `models/drafts/${id}/release`)},
          {word: WORDS.withdraw, done: WORDS.withdrawn, act: () => server.change('DELETE', `models/drafts/${id}`)},
        ]),
      part(WORDS.waiting, WORDS.waitingHint, WORDS.waitingNone, () => server.get('models/waiting'),
        ({resource, since}) => say(WORDS.update, resource, moment(since)),
        ({key}) => [
          {word: WORDS.adopt, done: WORDS.adopted, act: () => server.change('POST', `models/waiting/${key}/adopt`)},
        ])));
  },
};

export const modelsPage = [link, page];

/** A list with what may be done about each row; after an act the list is read anew. */
function part(title, hint, none, read, sentence, actsOf) {
  const note = element('p', {class: 'forum-note'}, WORDS.loading);
  const message = element('p', {class: 'forum-message', role: 'status'});
  const list = element('ol', {});
  const show = async () => {
    try {
      const rows = await read();
      note.textContent = rows.length ? hint : none;
      list.replaceChildren(...rows.map(row => element('li', {},
        element('p', {class: 'forum-text'}, sentence(row)),
        element('p', {class: 'forum-foot'}, ...actsOf(row).map(button)))));
    } catch (problem) {
      note.textContent = problem.message;
    }
  };
  const button = ({word, done, act}) => {
    const node = element('button', {type: 'button', class: 'btn btn-default'}, word);
    node.onclick = async () => {
      node.disabled = true;
      try {
        await act();
        message.textContent = done;
        await show();
      } catch (problem) {
        message.textContent = problem.message;
        node.disabled = false;
      }
    };
    return node;
  };
  show();
  return element('section', {}, element('h2', {}, title), note, message, list);
}
