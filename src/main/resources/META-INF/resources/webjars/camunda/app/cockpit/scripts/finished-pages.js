// The page 办结查询 of Cockpit, and the page of one case file with its whole timeline and path.
import {casesTable, caseView, pager} from '../../tasklist/scripts/case-view.js';
import {cockpitPage, element, loadStyles, serverOf} from '../../tasklist/scripts/page-parts.js';
import {pathView} from './case-path.js';
import {WORDS, say} from './step-words.js';

const {search: words} = WORDS;
const PAGE_SIZE = 20;
const READERS = ['secretariat', 'supervisor', 'leader', 'manager'];

/** What was looked for last: whoever comes back from a case goes on where they were. */
const asked = {kind: 'session', words: '', county: '', team: '', department: '', ended: 'true', state: '', from: '', to: '', page: 0};

let leave = () => {};
/** Whoever comes from the list goes back there; from the board, to the board. */
let searched = false;

const casePage = {
  id: 'forum.finished.case',
  pluginPoint: 'cockpit.route',
  properties: {path: '/case'},
  render: (node, {api}) => {
    loadStyles();
    loadStyles('case');
    loadStyles('cockpit', import.meta.url);
    const server = serverOf(api);
    const body = element('div', {class: 'forum-case forum-case-wide'});
    node.append(element('main', {class: 'forum-page forum-wide'},
      element('header', {}, element('h1', {}, WORDS.case.title), element('a', {href: searched ? '#/finished' : '#/'}, searched ? WORDS.case.back : words.back)), body));
    let shown;
    const show = () => {
      const number = new URLSearchParams(window.location.hash.split('?')[1]).get('number');
      if (number !== shown) {
        shown = number;
        openCase(body, server, encodeURIComponent(number));
      }
    };
    leave = staying(show);
    show();
  },
  unmount: () => leave(),
};

function openCase(body, server, number) {
  body.replaceChildren(element('p', {class: 'forum-note'}, WORDS.case.loading));
  Promise.all([server.get(`cases?number=${number}`), server.get(`cases/path?number=${number}`)])
    .then(([page, paths]) => body.replaceChildren(...caseView(page, server, pathView(paths, server))))
    .catch(() => { body.textContent = WORDS.case.none; });
}

/** The viewer of diagrams notes in the address where it was moved to: that must not open the page anew. */
function staying(changed) {
  const [route, root] = ['$route', '$rootScope'].map(part => window.angular.element(document.body).injector().get(part));
  route.current.$$route.reloadOnSearch = false;
  return root.$on('$routeUpdate', changed);
}

async function fill(body, server) {
  searched = true;
  loadStyles('case');
  loadStyles('cockpit', import.meta.url);
  const choices = await server.get('cases/choices');
  const note = element('p', {class: 'forum-note', role: 'status'});
  const list = element('div', {class: 'forum-finished'});
  const tabs = element('p', {class: 'forum-foot forum-kinds'});
  const look = async () => {
    note.textContent = WORDS.loading;
    const mine = JSON.stringify(asked);
    const given = Object.entries(asked).filter(([, value]) => value !== '');
    try {
      const {counts, cases} = await server.get(`cases?${new URLSearchParams(given)}&size=${PAGE_SIZE}`);
      // An answer that comes after another search has begun is no longer wanted.
      if (mine === JSON.stringify(asked)) {
        show(counts, cases);
      }
    } catch ({message}) {
      note.textContent = message;
    }
  };
  const show = (counts, cases) => {
    tabs.replaceChildren(...Object.keys(words.kinds).map(kind => {
      const button = element('button', {type: 'button', class: 'btn btn-default btn-sm', 'aria-pressed': String(kind === asked.kind)},
        say(words.counted, words.kinds[kind], counts[kind]));
      button.onclick = () => {
        Object.assign(asked, {kind, state: '', page: 0});
        renew();
        look();
      };
      return button;
    }));
    note.textContent = cases.length ? '' : words.none;
    list.replaceChildren(...cases.length
      ? [casesTable(cases), pager(asked.page, PAGE_SIZE, counts[asked.kind], turn)]
      : []);
  };
  const turn = page => {
    asked.page = page;
    look();
  };
  const bar = element('form', {role: 'search', class: 'forum-search forum-filters'});
  const renew = () => bar.replaceChildren(...fields(choices));
  bar.onsubmit = event => {
    event.preventDefault();
    asked.page = 0;
    look();
  };
  renew();
  body.replaceChildren(bar, tabs, note, list);
  return look();
}

function fields({kinds, counties, teams, departments}) {
  const team = element('select', {class: 'form-control', 'aria-label': words.labels.team});
  const fillTeams = () => options(team, 'team', teams.filter(({county}) => !asked.county || county === asked.county).map(named));
  const county = chooser('county', counties.map(named), fillTeams);
  bind(team, 'team');
  fillTeams();
  return [
    input('search', 'words', words.words, {maxlength: 100}),
    county, team,
    chooser('department', departments.map(named)),
    chooser('state', kinds.find(({name}) => name === asked.kind).states.map(({name, label}) => [name, label])),
    chooser('ended', Object.entries(words.ended)),
    element('span', {class: 'forum-days'}, words.from, input('date', 'from', words.from), words.to, input('date', 'to', words.to)),
    element('button', {type: 'submit', class: 'btn btn-primary'}, words.button),
  ];
}

function named({code, name}) {
  return [code, name];
}

function bind(field, key, then = () => {}) {
  field.value = asked[key];
  field.onchange = field.oninput = () => {
    asked[key] = field.value;
    then();
  };
}

function input(type, key, name, more = {}) {
  const field = element('input', {type, class: 'form-control', 'aria-label': name, placeholder: name, ...more});
  bind(field, key);
  return field;
}

function chooser(key, choices, then) {
  const field = element('select', {class: 'form-control', 'aria-label': words.labels[key]});
  bind(field, key, then);
  options(field, key, choices);
  return field;
}

/** What was chosen before and is no longer among them is given up. */
function options(field, key, choices) {
  field.replaceChildren(element('option', {value: ''}, words.all[key]),
    ...choices.map(([value, text]) => element('option', {value}, text)));
  if (!choices.some(([value]) => value === asked[key])) {
    asked[key] = '';
  }
  field.value = asked[key];
}

export const finishedPages = [
  casePage,
  ...cockpitPage({name: 'finished', priority: 200, readers: READERS, words, fill}),
];
