// The page 办理质效 of Cockpit: rates of departments and comparison of teams, each figure with its formula and its cases. What
// is shown stands in the address, so that the way back from a case leads to where one was.
import {caseLink} from '../../tasklist/scripts/case-view.js';
import {element, loadStyles, plainDay, table} from '../../tasklist/scripts/page-parts.js';
import {address, days, explained, figure, head, named} from './rates-parts.js';
import {teams} from './rates-teams.js';
import {WORDS, say} from './rates-words.js';

const PAGE_SIZE = 20;

export const rates = {
  name: 'rates',
  priority: 180,
  readers: ['leader', 'supervisor', 'manager'],
  words: WORDS,
  fill: async (body, server) => {
    loadStyles('case');
    loadStyles('rates', import.meta.url);
    const asked = Object.fromEntries(new URLSearchParams(window.location.hash.split('?')[1]));
    const views = {cases, teams};
    await (views[asked.view] ?? units)(body, server, asked);
  },
};

async function units(body, server, asked) {
  const {from, to, ranked, formulas, total, units: rows} = await server.get(`rates?${days(asked)}`);
  const cell = (unit, rate, figures) =>
    figure(figures, rate, address({from, to}, {view: 'cases', rate: rate.rate, unit}));
  body.replaceChildren(
    head({from, to}, ''),
    ...rows.length
      ? [
        element('p', {class: 'forum-note'}, ranked ? WORDS.ranked : WORDS.unranked),
        named('forum-rates', table(
          [WORDS.unit, ...formulas.map(({name}) => name)],
          [
            [WORDS.all, ...formulas.map(rate => cell('', rate, total[rate.rate]))],
            ...rows.map(({unit, name, figures}) => [name, ...formulas.map(rate => cell(unit, rate, figures[rate.rate]))]),
          ])),
      ]
      : [element('p', {class: 'forum-note'}, WORDS.none)],
    ...formulas.map(explained));
}

async function cases(body, server, asked) {
  const {rate, unit = '', team = '', verdict = '', page = 0, back = ''} = asked;
  const query = days(asked);
  Object.entries({rate, unit, team, verdict, page, size: PAGE_SIZE}).forEach(([name, value]) => query.set(name, value));
  const {total, formula, of, from, to, cases: rows} = await server.get(`rates/cases?${query}`);
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const turn = (words, to) => to < 0 || to >= pages
    ? element('span', {class: 'btn btn-default btn-sm disabled'}, words)
    : element('a', {href: address(asked, {page: to}), class: 'btn btn-default btn-sm'}, words);
  body.replaceChildren(
    element('p', {}, element('a', {href: address({from, to}, {view: back, by: asked.by})}, WORDS.casesBack)),
    element('h2', {}, say(WORDS.cases, of ?? WORDS.all, formula.name)),
    element('p', {class: 'forum-note'}, `${plainDay(from)} — ${plainDay(to)}`),
    explained(formula),
    ...formula.hasBase
      ? [element('p', {class: 'forum-tabs'}, ...WORDS.parts4.map(([part, words]) => element('a', {
        href: address(asked, {verdict: part, page: ''}),
        class: part === verdict ? 'btn btn-default active' : 'btn btn-default',
      }, words)))]
      : [],
    ...rows.length
      ? [
        named('forum-cases', table(WORDS.caseColumns, rows.map(row => [
          caseLink(row.number), row.round > 1 ? say(WORDS.round, row.words, row.round) : row.words, row.title,
          row.unit ?? '', row.team ?? '',
        ]))),
        element('p', {class: 'forum-foot'},
          element('span', {class: 'forum-count', role: 'status'}, say(WORDS.total, total, Number(page) + 1, pages)),
          turn(WORDS.earlier, Number(page) - 1), turn(WORDS.later, Number(page) + 1)),
      ]
      : [element('p', {class: 'forum-note'}, WORDS.noCases)]);
}
