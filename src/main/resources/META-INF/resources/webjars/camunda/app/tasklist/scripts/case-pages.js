// The pages 办件查询, 我已办 and 我发起的 of Tasklist, and the page of one case file.
import {WORDS, say} from './case-words.js';
import {caseLink, casesTable, caseView, table} from './case-view.js';
import {element, loadStyles, moment, rolePage, serverOf} from './page-parts.js';

/** Whoever works on cases. */
const WORKERS = ['captain', 'town', 'unit', 'handler', 'head', 'county', 'secretariat', 'supervisor', 'leader', 'manager'];
const PAGE_SIZE = 20;

/** The page of one case file, in either web app. */
export const casePage = (pluginPoint, back = WORDS.page.back) => ({
  id: 'forum.case.page',
  pluginPoint,
  properties: {path: '/case'},
  render: (node, {api}) => {
    loadStyles();
    loadStyles('case');
    const server = serverOf(api);
    const number = new URLSearchParams(window.location.hash.split('?')[1]).get('number');
    const body = element('div', {class: 'forum-case'}, element('p', {class: 'forum-note'}, WORDS.page.loading));
    node.append(element('main', {class: 'forum-page'},
      element('header', {}, element('h1', {}, WORDS.page.title), element('a', {href: '#/'}, back)), body));
    server.get(`cases?number=${encodeURIComponent(number)}`)
      .then(page => body.replaceChildren(...caseView(page, server)))
      .catch(() => { body.textContent = WORDS.page.none; });
  },
});

function ownPage(name, priority, cells) {
  const words = WORDS[name];
  return rolePage({name, priority, readers: WORKERS, words, fill: (body, server) => {
    loadStyles('case');
    const show = async page => {
      const {total, rows} = await server.get(`${name}?page=${page}&size=${PAGE_SIZE}`);
      body.replaceChildren(...total
        ? [table(words.columns, rows.map(cells)), pager(page, total, show)]
        : [element('p', {class: 'forum-note'}, words.none)]);
    };
    return show(0);
  }});
}

function pager(page, total, show) {
  const pages = Math.ceil(total / PAGE_SIZE);
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

/** A link only to what the person may read. */
function numberOf({number, brief}) {
  return brief ? caseLink(number) : number ?? '';
}

function search(body, server) {
  loadStyles('case');
  const words = element('input', {type: 'search', class: 'form-control', maxlength: 100, 'aria-label': WORDS.search.label, placeholder: WORDS.search.label});
  const form = element('form', {role: 'search', class: 'forum-search'}, words,
    element('button', {type: 'submit', class: 'btn btn-primary'}, WORDS.search.button));
  const note = element('p', {class: 'forum-note', role: 'status'});
  const list = element('div', {});
  form.onsubmit = async event => {
    event.preventDefault();
    const asked = words.value;
    try {
      const found = await server.get(`cases?words=${encodeURIComponent(asked)}`);
      // An answer that comes after a newer search has begun is no longer wanted.
      if (asked === words.value) {
        note.textContent = found.length ? say(WORDS.search.found, found.length) : WORDS.search.none;
        list.replaceChildren(...found.length ? [casesTable(found)] : []);
      }
    } catch ({message}) {
      note.textContent = message;
    }
  };
  body.replaceChildren(form, note, list);
  words.focus();
}

export const casePages = [
  casePage('tasklist.route'),
  ...rolePage({name: 'search', priority: 190, readers: WORKERS, words: WORDS.search, fill: search}),
  ...ownPage('done', 180, row => [row.name, numberOf(row), row.brief?.title ?? '', moment(row.at), row.outcome ?? '', row.brief?.state ?? '']),
  ...ownPage('begun', 170, row => [row.name, numberOf(row), row.brief?.title ?? '', moment(row.at), row.state]),
];
