// The lists behind the numbers of the board, in a pane beside it.
import {acts} from './board-acts.js';
import {WORDS} from './board-words.js';
import {caseLink, lamp, pager, table} from '../../tasklist/scripts/case-view.js';
import {element, moment} from '../../tasklist/scripts/page-parts.js';

const PAGE_SIZE = 20;

/** Lines of issues; who may act gets the buttons for it. */
export function issuesTable(rows, server, allowed, done) {
  const [act, ...columns] = [WORDS.rowColumns.at(-1), ...WORDS.rowColumns.slice(0, -1)];
  return table(allowed.length ? [...columns, act] : columns, rows.map(row => [
    caseLink(row.number), row.title, row.team, row.owner ?? '',
    [lamp({colour: row.stage, reason: row.reason}), row.reason],
    String(row.chases || ''), String(row.extensions || ''), row.ladder ?? '',
    ...allowed.length ? [row.running ? acts(row, server, allowed, done) : ''] : [],
  ]));
}

/** @returns what shows a list: of issues for the fields wanted, or of movements of a kind */
export function pane(node, server, allowed, done) {
  const show = async (title, address, lines, page = 0) => {
    const body = element('div', {});
    const close = element('button', {type: 'button', class: 'btn btn-default btn-sm'}, WORDS.close);
    close.onclick = () => { node.hidden = true; };
    node.replaceChildren(element('header', {}, element('h2', {}, title), close), body);
    node.hidden = false;
    node.scrollIntoView({block: 'center'});
    try {
      const {total, rows} = await server.get(`${address}page=${page}&size=${PAGE_SIZE}`);
      body.replaceChildren(...total
        ? [lines(rows), pager(page, PAGE_SIZE, total, to => show(title, address, lines, to))]
        : [element('p', {class: 'forum-note'}, WORDS.none)]);
    } catch ({message}) {
      body.textContent = message;
    }
  };
  return {
    issues: (title, wanted) => show(title, `board/issues?${new URLSearchParams(wanted)}&`,
      rows => issuesTable(rows, server, allowed, done)),
    movements: (title, kind) => show(title, `board/movements/${kind}?`,
      rows => table(WORDS.eventColumns, rows.map(({number, title: about, at, text}) => [caseLink(number), about, moment(at), text ?? '']))),
  };
}
