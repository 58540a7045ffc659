// 工作队比学赶超 on the page 办理质效: each team beside those that work under like conditions, and beside itself before.
import {element, plainDay, table} from '../../tasklist/scripts/page-parts.js';
import {address, days, explained, figure, head, named} from './rates-parts.js';
import {WORDS, say} from './rates-words.js';

export async function teams(body, server, asked) {
  const query = days(asked);
  query.set('by', asked.by ?? 'SOLVED');
  const view = await server.get(`rates/teams?${query}`);
  const period = {from: view.from, to: view.to};
  const measure = view.formulas.find(({rate}) => rate === view.by);
  const choice = ({rate, name}) => element('a', {
    href: address(period, {view: 'teams', by: rate}),
    class: rate === view.by ? 'btn btn-default active' : 'btn btn-default',
  }, name);
  body.replaceChildren(
    head(period, 'teams'),
    element('p', {class: 'forum-tabs'}, `${WORDS.by}：`, ...view.formulas.map(choice)),
    explained(measure),
    element('p', {class: 'forum-note'}, say(WORDS.before, plainDay(view.beforeFrom), plainDay(view.beforeTo))),
    ...view.groups.map(group => section(group, measure, view)));
}

function section({name, teams: count, all, examples, progress, ranking}, measure, view) {
  const list = (title, standings, none) => element('div', {},
    element('h3', {}, title),
    standings.length ? standingsTable(standings, measure, view, false) : element('p', {class: 'forum-note'}, none));
  return element('section', {},
    element('h2', {}, say(WORDS.group, name, count)),
    element('p', {class: 'forum-note'}, say(WORDS.groupAll, inWords(all, measure))),
    ...ranking
      ? ranked(ranking, measure, view)
      : [element('div', {class: 'forum-pair'},
        list(WORDS.examples, examples, WORDS.noExamples), list(WORDS.progress, progress, WORDS.noProgress))]);
}

function ranked(ranking, measure, {leastBase, ...view}) {
  const placed = ranking.filter(({place}) => place !== null);
  const others = ranking.length - placed.length;
  if (!placed.length) {
    return [element('p', {class: 'forum-note'}, measure.hasBase ? say(WORDS.allUnplaced, leastBase) : WORDS.allEmpty)];
  }
  const rest = measure.hasBase ? say(WORDS.unplaced, leastBase, others) : say(WORDS.empty, others);
  return [
    standingsTable(placed, measure, view, true),
    ...others ? [element('p', {class: 'forum-note'}, rest)] : [],
  ];
}

function standingsTable(standings, measure, {from, to, beforeFrom, beforeTo, by}, places) {
  const cases = (team, period) => address(period, {view: 'cases', rate: by, team, back: 'teams', by});
  return named('forum-teams', table(
    [...places ? [WORDS.ranking] : [], WORDS.team, WORDS.now, WORDS.earlierPeriod, WORDS.change],
    standings.map(({place, team, title, now, before, change}) => [
      ...places ? [String(place)] : [],
      title,
      figure(now, measure, cases(team, {from, to})),
      figure(before, measure, cases(team, {from: beforeFrom, to: beforeTo})),
      changed(change, measure),
    ])));
}

function changed(change, {rate, hasBase}) {
  if (change === null) {
    return element('span', {class: 'forum-note'}, WORDS.noChange);
  }
  if (change === 0) {
    return WORDS.same;
  }
  const words = say(hasBase ? WORDS.points : WORDS.counts[rate], Math.abs(change));
  return element('span', {class: change > 0 ? 'forum-better' : 'forum-worse'}, `${change > 0 ? '▲' : '▼'} ${words}`);
}

function inWords({yes, base, value}, {rate, hasBase}) {
  if (!hasBase) {
    return say(WORDS.counts[rate], yes);
  }
  return value === null ? WORDS.noBase : `${say(WORDS.percent, value)}（${say(WORDS.parts, yes, base)}）`;
}
