// The page 组织机构 of Tasklist: counties, departments, dispatching units and teams. The system administrator adds, changes
// and ends them; the security administrator and the secretariat look.
import {WORDS, say} from './organisation-words.js';
import {element, loadStyles, plainDay, serverOf} from './page-parts.js';
import {unitForm, unitEnd} from './organisation-forms.js';
import {rosterFiles} from './roster-files.js';

const PATH = '/organisation';
const READERS = ['systemAdmin', 'securityAdmin', 'secretariat'];

/** What a kind has besides code, name and days. */
const NAMED = {county: [], department: [], unit: ['department', 'sample'], team: ['county', 'unit']};

const link = {
  id: 'forum.organisation.link',
  pluginPoint: 'tasklist.navbar.action',
  priority: 134,
  render: (node, {api}) => {
    serverOf(api).me().then(({roles}) => {
      if (READERS.some(role => roles.includes(role))) {
        node.append(element('a', {href: `#${PATH}`, class: 'forum-organisation-link'}, WORDS.link));
      }
    }).catch(() => { /* no link is better than a broken one */ });
  },
};

const page = {
  id: 'forum.organisation.page',
  pluginPoint: 'tasklist.route',
  properties: {path: PATH},
  render: (node, {api}) => {
    loadStyles();
    const server = serverOf(api);
    const body = element('div', {}, element('p', {class: 'forum-note'}, WORDS.loading));
    node.append(element('main', {class: 'forum-page forum-wide'},
      element('header', {}, element('h1', {}, WORDS.title), element('a', {href: '#/'}, WORDS.back)),
      element('p', {class: 'forum-note'}, WORDS.hint),
      body));
    server.me().then(({roles}) => {
      const mayImport = roles.includes('systemAdmin') || roles.includes('securityAdmin');
      body.replaceChildren(organisation(server, roles.includes('systemAdmin'), mayImport));
    }).catch(({message}) => { body.textContent = message; });
  },
};

export const organisationPage = [link, page];

/** A tab for each kind, and one for files. */
function organisation(server, mayChange, mayImport) {
  const lists = unitLists(server, mayChange);
  const files = rosterFiles(server, mayImport);
  const tabs = Object.entries({...WORDS.kinds, files: WORDS.files}).map(([key, name]) => {
    const tab = element('button', {type: 'button', class: 'btn btn-default', 'data-kind': key}, name);
    tab.onclick = () => open(key);
    return tab;
  });
  const open = key => {
    tabs.forEach(tab => {
      tab.classList.toggle('active', tab.dataset.kind === key);
      tab.setAttribute('aria-pressed', tab.dataset.kind === key);
    });
    lists.section.hidden = key === 'files';
    files.hidden = key !== 'files';
    if (key !== 'files') {
      lists.open(key);
    }
  };
  open('team');
  return element('div', {},
    element('div', {class: 'forum-tabs', role: 'group', 'aria-label': WORDS.kindChoice}, ...tabs), lists.section, files);
}

function unitLists(server, mayChange) {
  let kind;
  const words = element('input', {
    type: 'search', class: 'form-control', maxlength: 100, 'aria-label': WORDS.words, placeholder: WORDS.words,
  });
  const ended = element('input', {type: 'checkbox'});
  const add = element('button', {type: 'button', class: 'btn btn-primary forum-add'});
  const search = element('form', {role: 'search', class: 'forum-search'}, words,
    element('button', {type: 'submit', class: 'btn btn-default'}, WORDS.search),
    element('label', {class: 'forum-check'}, ended, WORDS.ended), ...mayChange ? [add] : []);
  const panel = element('div', {});
  const note = element('p', {class: 'forum-note', role: 'status'}, WORDS.loading);
  const head = element('tr', {});
  const rows = element('tbody', {});

  const show = async message => {
    const shown = kind;
    add.textContent = say(WORDS.add, WORDS.kinds[kind]);
    try {
      const found = await server.get(
        `organisation/${kind}?words=${encodeURIComponent(words.value)}&ended=${ended.checked}`);
      if (shown !== kind) {
        return;
      }
      note.textContent = [typeof message === 'string' ? message : '', found.length ? say(WORDS.found, found.length) : WORDS.none].join('');
      head.replaceChildren(...columns(kind).map(name => element('th', {scope: 'col'}, name)));
      rows.replaceChildren(...found.map(unit => row(kind, unit, mayChange && actions)));
    } catch (problem) {
      note.textContent = problem.message;
    }
  };
  const done = () => {
    panel.replaceChildren();
    show(WORDS.saved);
  };
  const close = () => panel.replaceChildren();
  const present = form => {
    panel.replaceChildren(form);
    form.scrollIntoView({block: 'nearest'});
    form.querySelector('input:enabled, select')?.focus();
  };
  const actions = {
    change: unit => present(unitForm(server, kind, unit, done, close)),
    end: unit => present(unitEnd(server, kind, unit, done, close)),
  };
  add.onclick = () => present(unitForm(server, kind, null, done, close));
  search.onsubmit = event => {
    event.preventDefault();
    show();
  };
  ended.onchange = show;
  const section = element('section', {}, search, panel, note,
    element('table', {class: 'table forum-units'}, element('thead', {}, head), rows));
  return {
    section,
    open: key => {
      kind = key;
      words.value = '';
      close();
      show();
    },
  };
}

function columns(kind) {
  return [WORDS.code, kind === 'team' ? WORDS.town : WORDS.name, ...NAMED[kind].map(field => WORDS[field]),
    WORDS.from, WORDS.to, WORDS.state, ''];
}

function row(kind, unit, actions) {
  const named = {
    county: unit.countyName, unit: unit.unitName, department: unit.departmentName, sample: unit.sample ? WORDS.isSample : '',
  };
  const state = unit.state === 'past' && unit.successorName ? say(WORDS.followedBy, unit.successorName) : WORDS[unit.state];
  const act = element('td', {class: 'forum-acts'});
  if (actions) {
    act.append(button(WORDS.change, () => actions.change(unit)));
    if (!unit.to) {
      act.append(button(WORDS.end, () => actions.end(unit)));
    }
  }
  return element('tr', {'data-code': unit.code},
    ...[unit.code, unit.name, ...NAMED[kind].map(field => named[field] ?? ''),
      unit.from ? plainDay(unit.from) : WORDS.since, unit.to ? plainDay(unit.to) : WORDS.openEnd, state]
      .map(value => element('td', {}, value)), act);
}

function button(name, act) {
  const made = element('button', {type: 'button', class: 'btn btn-default btn-sm'}, name);
  made.onclick = act;
  return made;
}
