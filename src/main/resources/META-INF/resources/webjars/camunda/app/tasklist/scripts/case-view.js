// A case file: what is known of the case, how urgent it is, its diagram, what is linked with it, and its timeline.
import {WORDS, say} from './case-words.js';
import {diagrams} from './case-diagram.js';
import {element, moment} from './page-parts.js';

const SHOWN_AT_ONCE = 8;

/** Where the case file of that number is read. */
export function addressOf(number) {
  return `#/case?number=${encodeURIComponent(number)}`;
}

export function lamp({colour, reason}) {
  return element('span', {class: `forum-lamp forum-lamp-${colour}`, title: reason});
}

/** The lines of a list of cases, each with a link to its file. */
export function casesTable(cases) {
  const {kind, number, title, state, team} = WORDS.columns;
  return table([kind, number, title, team, state], cases.map(brief => [
    brief.kind, caseLink(brief.number), brief.title, brief.team ?? '', [...brief.lamp ? [lamp(brief.lamp)] : [], brief.state],
  ]));
}

export function caseLink(number) {
  return element('a', {href: addressOf(number)}, number);
}

export function table(columns, rows) {
  return element('table', {class: 'table forum-cases'},
    element('thead', {}, element('tr', {}, ...columns.map(column => element('th', {scope: 'col'}, column)))),
    element('tbody', {}, ...rows.map(cells => element('tr', {}, ...cells.map(cell => element('td', {}, ...[cell].flat()))))));
}

/** Under one piece of a list: which it is, and the ways to the others. */
export function pager(page, size, total, show) {
  const pages = Math.ceil(total / size);
  const turn = (text, to) => {
    const button = element('button', {type: 'button', class: 'btn btn-default btn-sm'}, text);
    button.disabled = to < 0 || to >= pages;
    button.onclick = () => show(to);
    return button;
  };
  return element('p', {class: 'forum-foot'},
    element('span', {class: 'forum-count', role: 'status'}, say(WORDS.total, total, page + 1, pages)),
    turn(WORDS.earlier, page - 1), turn(WORDS.later, page + 1));
}

/** @param path what is shown in the place of the present steps, for whoever looks at the whole path */
export function caseView({brief, signal, facts, timeline, linked, diagrams: drawings, shown}, server, path) {
  return [
    ...brief ? [head(brief)] : [element('p', {class: 'forum-note'}, WORDS.noNumber)],
    ...signal ? [urgency(signal)] : [],
    ...facts.length ? [section(WORDS.facts, factList(facts))] : [],
    ...path ? [section(WORDS.path, path)] : drawings.length ? [section(WORDS.diagram, diagrams(drawings, shown, server))] : [],
    ...linked.length ? [section(WORDS.linked, groups(linked))] : [],
    ...timeline.length ? [section(WORDS.timeline, story(timeline))] : [],
  ];
}

function head({number, kind, title, state}) {
  return element('div', {},
    element('p', {class: 'forum-meta'}, `${kind} ${number}`, element('span', {class: 'forum-state'}, state)),
    element('h3', {}, title));
}

function urgency(signal) {
  const {name, reason, left} = signal;
  return element('p', {class: 'forum-signal'},
    element('b', {}, lamp(signal), name ? say(WORDS.lamp, name, reason) : say(WORDS.taskLeft, reason)),
    ...name && left && !reason.startsWith(left) ? [element('span', {}, say(WORDS.taskLeft, left))] : []);
}

function section(title, content) {
  return element('section', {}, element('h4', {}, title), content);
}

function factList(facts) {
  return element('dl', {}, ...facts.flatMap(({label, value}) => [element('dt', {}, label), element('dd', {}, value)]));
}

/** By kind; a session has too many highlights to show all at once. */
function groups(linked) {
  const kinds = [...new Set(linked.map(({kind}) => kind))];
  return element('div', {}, ...kinds.map(kind => {
    const cases = linked.filter(other => other.kind === kind);
    return element('details', cases.length > SHOWN_AT_ONCE ? {} : {open: ''},
      element('summary', {}, say(WORDS.group, kind, cases.length)), casesTable(cases));
  }));
}

function story(lines) {
  return element('ol', {class: 'forum-story'}, ...lines.map(({at, actor, step, detail, onBehalf}) => element('li', {},
    element('time', {datetime: at}, moment(at)),
    element('div', {},
      element('p', {}, element('b', {}, step), element('span', {class: 'forum-meta'}, onBehalf ? say(WORDS.onBehalf, actor, onBehalf) : actor)),
      ...detail ? [element('p', {class: 'forum-detail'}, detail)] : []))));
}
