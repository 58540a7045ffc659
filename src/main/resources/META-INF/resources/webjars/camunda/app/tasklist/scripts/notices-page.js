// The page 通知 of Tasklist: what the person, or their post, was told; the newest first.
import {WORDS, say} from './notices-words.js';
import {day, element, loadStyles, moment, serverOf} from './page-parts.js';

const PATH = '/notices';

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
    serverOf(api).get('notices').then(days => {
      note.textContent = days.length ? WORDS.hint : WORDS.none;
      list.replaceChildren(...days.map(digest));
    }).catch(({message}) => { note.textContent = message; });
  },
};

/** One day's notices together. */
function digest({day: date, notices}) {
  return element('li', {},
    element('h2', {}, say(WORDS.day, day(date), notices.length)),
    ...notices.flatMap(({caseKey, at, text}) => [
      element('p', {}, text),
      element('p', {class: 'forum-meta'}, `${caseKey} · ${moment(at)}`)]));
}

export const noticesPage = [link, page];
