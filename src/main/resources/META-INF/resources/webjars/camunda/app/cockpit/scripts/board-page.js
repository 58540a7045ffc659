// The supervision board (督办看板): a summary on Cockpit's dashboard and a page of its own, which also hangs on a wall.
import {TYPING, actsOf} from './board-acts.js';
import {chart} from './board-chart.js';
import {issuesTable, pane} from './board-lists.js';
import {STAGES} from './board-stages.js';
import {WORDS, say} from './board-words.js';
import {cockpitPage, element, loadStyles, moment, serverOf, table} from '../../tasklist/scripts/page-parts.js';

const READERS = ['leader', 'supervisor', 'manager'];
const REFRESH = 60_000;
const WALL = 'forum-wall';

function styles() {
  loadStyles();
  loadStyles('case');
  loadStyles('board', import.meta.url);
}

const summary = {
  id: 'forum.board.summary',
  pluginPoint: 'cockpit.dashboard',
  priority: 1000,
  render: async (node, {api}) => {
    const server = serverOf(api);
    const {roles} = await server.me();
    if (READERS.some(role => roles.includes(role))) {
      styles();
      const {stages} = await server.get('board');
      node.append(element('section', {class: 'forum-board forum-board-summary'},
        element('h3', {}, WORDS.title),
        tiles(stages, () => { window.location.hash = '#/board'; }),
        element('p', {}, element('a', {href: '#/board'}, WORDS.open))));
    }
  },
};

export const boardPlugins = [
  summary,
  ...cockpitPage({name: 'board', priority: 1000, readers: READERS, words: WORDS, fill: show}),
];

async function show(body, server, roles) {
  styles();
  const allowed = actsOf(roles);
  const said = element('p', {class: 'forum-message', role: 'status'});
  const numbers = element('div', {});
  const top = element('div', {class: 'forum-board-top'});
  const under = element('div', {});
  const list = element('section', {class: 'forum-board-list', hidden: ''});
  const done = text => {
    said.textContent = text;
    refresh();
  };
  const lists = pane(list, server, allowed, done);
  const root = server.address('').replace(/\/api\/$/, '');
  const charts = [
    bars(WORDS.owners, 'owners', root, ({key, name}, stage) => lists.issues(`${name} · ${WORDS.stages[stage]}`, {owner: key, stage})),
    bars(WORDS.byCounty, 'byCounty', root, ({key, name}, stage) => lists.issues(`${name} · ${WORDS.stages[stage]}`, {county: code(key), stage})),
  ];
  const refresh = async () => {
    try {
      const board = await server.get('board');
      numbers.replaceChildren(...head(board, lists));
      top.replaceChildren(...worst(board, lists, allowed, server, done));
      under.replaceChildren(...foot(board, lists));
      await Promise.all(charts.map(({draw}) => draw(board)));
    } catch ({message}) {
      said.textContent = say(WORDS.failed, message);
    }
  };
  body.classList.add('forum-board');
  body.replaceChildren(wall(), said, numbers, list, top, element('div', {class: 'forum-board-charts'}, ...charts.map(({node}) => node)), under);
  await refresh();
  const timer = setInterval(() => {
    if (!body.isConnected) {
      clearInterval(timer);
      document.body.classList.remove(WALL);
    } else if (!body.querySelector(`.${TYPING}`)) {
      refresh();
    }
  }, REFRESH);
}

function code(key) {
  return key.slice(key.indexOf('.') + 1);
}

/** On a wall there is no head and no foot of Cockpit, and everything is larger. */
function wall() {
  const button = element('button', {type: 'button', class: 'btn btn-default btn-sm forum-wall-button'}, WORDS.wall);
  button.onclick = () => {
    button.textContent = document.body.classList.toggle(WALL) ? WORDS.leaveWall : WORDS.wall;
  };
  return button;
}

function tiles(stages, asked) {
  return element('div', {class: 'forum-tiles'}, ...STAGES.map(stage => number(stages[stage], WORDS.stages[stage], () => asked(stage), stage)));
}

function number(count, name, asked, kind = '') {
  const button = element('button', {type: 'button', class: `forum-tile forum-tile-${kind}`},
    element('b', {}, String(count)), element('span', {}, name));
  button.onclick = asked;
  return button;
}

function head({at, counties, stages}, lists) {
  return [
    element('p', {class: 'forum-note'}, `${counties.join('、') || WORDS.city} · ${say(WORDS.at, moment(at))}`),
    tiles(stages, stage => lists.issues(WORDS.stages[stage], {stage})),
  ];
}

function worst({stages, overdue, nearDue, days, movements}, lists, allowed, server, done) {
  const first = (title, stage, rows, none) => [
    element('h2', {}, title),
    ...rows.length
      ? [issuesTable(rows, server, allowed, done), ...stages[stage] > rows.length ? [all(title, stage)] : []]
      : [element('p', {class: 'forum-note'}, none)],
  ];
  const all = (title, stage) => {
    const button = element('button', {type: 'button', class: 'btn btn-default btn-sm'}, say(WORDS.more, stages[stage]));
    button.onclick = () => lists.issues(title, {stage});
    return button;
  };
  return [
    ...first(WORDS.overdue, 'RED', overdue, WORDS.noneRed),
    ...first(WORDS.nearDue, 'YELLOW', nearDue, WORDS.noneYellow),
    element('h2', {}, say(WORDS.movements, days)),
    element('div', {class: 'forum-tiles'}, ...movements.map(({kind, count}) =>
      number(count, WORDS.movementKinds[kind], () => lists.movements(WORDS.movementKinds[kind], kind)))),
  ];
}

function foot({byTeam, ladder, sessions}, lists) {
  const link = (count, title, wanted) => {
    if (!count) {
      return element('span', {class: 'forum-none'}, '0');
    }
    const button = element('button', {type: 'button', class: 'btn btn-link'}, String(count));
    button.onclick = () => lists.issues(title, wanted);
    return button;
  };
  return [
    element('h2', {}, WORDS.ladder),
    table(WORDS.ladderColumns, ladder.map(({name, count}) => {
      const title = name ?? WORDS.noStep;
      return [title, link(count, title, {ladder: name ?? ''})];
    })),
    element('h2', {}, WORDS.sessions),
    table([...WORDS.sessionColumns, ...Object.values(WORDS.fates)], sessions.map(({number: session, theme, fates}) =>
      [session, theme, ...Object.entries(WORDS.fates).map(([fate, word]) => link(fates[fate], `${session} · ${word}`, {session, fate}))])),
    element('h2', {}, WORDS.byTeam),
    table([WORDS.name, ...STAGES.map(stage => WORDS.stages[stage])], byTeam.map(({key, name, stages}) =>
      [name, ...STAGES.map(stage => link(stages[stage], `${name} · ${WORDS.stages[stage]}`, {team: code(key), stage}))])),
  ];
}

function bars(title, lines, root, asked) {
  const pane = element('div', {role: 'img', 'aria-label': title});
  const draw = chart(pane, root, asked);
  return {node: element('section', {}, element('h2', {}, title), pane), draw: board => draw(board[lines])};
}
