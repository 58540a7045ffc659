// The page 成效报告 of Cockpit: the sessions whose meeting was held, each with its report and lists.
import {say} from '../../tasklist/scripts/answers-words.js';
import {addressOf} from '../../tasklist/scripts/case-view.js';
import {element, plainDay, table} from '../../tasklist/scripts/page-parts.js';
import {WORDS} from './reports-words.js';

const HELD = ['MINUTES', 'PUBLISHED'];

export const reports = {
  // Cockpit has a page "reports" of its own.
  name: 'session-reports',
  priority: 170,
  readers: ['leader', 'supervisor', 'manager'],
  words: WORDS,
  fill: async (body, server) => {
    const held = (await server.get('sessions')).filter(({status}) => HELD.includes(status));
    body.replaceChildren(held.length
      ? table(WORDS.columns, held.map(session => row(session, server)))
      : element('p', {class: 'forum-note'}, WORDS.none));
  },
};

function row({number, title, theme, meetingDate, place, statusText}, server) {
  const link = (ending, words, attributes) => element('a', {
    href: server.address(`papers/sessions/${number}.${ending}`),
    'aria-label': say(WORDS.named, words, title),
    ...attributes,
  }, words);
  return [
    element('a', {href: addressOf(number)}, title), theme, plainDay(meetingDate), place, statusText,
    element('span', {class: 'forum-downloads'},
      link('docx', WORDS.word, {download: ''}), link('html', WORDS.print, {target: '_blank', rel: 'noopener'})),
    link('xlsx', WORDS.excel, {download: ''}),
  ];
}
