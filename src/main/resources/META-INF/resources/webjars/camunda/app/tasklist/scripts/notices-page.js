// The page 通知 of Tasklist: what the person, or their post, was told; the newest first.
import {WORDS, say} from './notices-words.js';
import {element, loadStyles, serverOf} from './page-parts.js';

const PATH = '/notices';
const MOMENT = new Intl.DateTimeFormat('zh-CN', {
  year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit',
});

const link = {
  id: 'forum.notices.link',
  pluginPoint: 'tasklist.navbar.action',
  priority: 160,
  render: node => {
    node.append(element('a', {href: `#${PATH}`, class: 'forum-notices-link'}, WORDS.link));
  },
};

const page = {
  id: 'forum.notices.page',
  pluginPoint: 'tasklist.route',
  properties: {path: PATH},
  render: (node, {api}) => {
    loadStyles();
    const note = element('p', {class: 'forum-note'}, WORDS.loading);
    const list = element('ol', {});
    node.append(element('main', {class: 'forum-page'},
      element('header', {}, element('h1', {}, WORDS.title), element('a', {href: '#/'}, WORDS.back)), note, list));
    serverOf(api).get('notices').then(notices => {
      note.textContent = notices.length ? say(WORDS.hint, notices.length) : WORDS.none;
      list.replaceChildren(...notices.map(({caseKey, at, text}) => element('li', {},
        element('p', {}, text),
        element('p', {class: 'forum-meta'}, `${caseKey} · ${MOMENT.format(new Date(at))}`))));
    }).catch(({message}) => { note.textContent = message; });
  },
};

export const noticesPage = [link, page];
