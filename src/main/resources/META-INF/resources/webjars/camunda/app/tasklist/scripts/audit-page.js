// The page 审计 of Tasklist, for the audit administrator: search, read, export and check the audit, and go through what
// the other two administrators did.
import {WORDS, say} from './audit-words.js';
import {element, moment, rolePage} from './page-parts.js';

const PAGE_SIZE = 50;

export const auditPage = rolePage({
  name: 'audit',
  priority: 130,
  readers: ['auditAdmin'],
  words: WORDS,
  fill: (body, server) => {
    const all = lines(server);
    body.replaceChildren(verification(server), reviews(server, all), all.section);
  },
});

function verification(server) {
  const result = element('span', {class: 'forum-note', role: 'status'});
  const button = element('button', {type: 'button', class: 'btn btn-default'}, WORDS.verify);
  button.onclick = async () => {
    button.disabled = true;
    result.textContent = WORDS.loading;
    try {
      const {first, last, broken} = await server.get('audit/verification');
      result.textContent = say(WORDS.verifyHint, first, last)
        + (broken ? say(WORDS[broken.reason], broken.seq) : WORDS.intact);
    } catch ({message}) {
      result.textContent = message;
    }
    button.disabled = false;
  };
  return element('p', {class: 'forum-foot'}, button, result);
}

/** What each of the two offices did since it was gone through last, and a form to say that it was. */
function reviews(server, {showOffice, newest}) {
  const list = element('ul', {class: 'forum-reviews'});
  const message = element('p', {class: 'forum-message', role: 'status'});
  const show = async () => {
    try {
      const offices = await server.get('audit/reviews');
      list.replaceChildren(...offices.map(review => office(review)));
    } catch (problem) {
      message.textContent = problem.message;
    }
  };
  const office = ({office: role, title, through, waiting, at, reviewer, finding}) => {
    const look = element('button', {type: 'button', class: 'btn btn-default btn-sm'}, WORDS.reviewShow);
    const seq = element('input', {type: 'number', min: through + 1, class: 'form-control', required: '', 'aria-label': WORDS.reviewThrough, placeholder: WORDS.reviewThrough});
    const said = element('input', {class: 'form-control', required: '', maxlength: 1000, 'aria-label': WORDS.finding, placeholder: WORDS.finding});
    const form = element('form', {class: 'forum-search', hidden: ''}, seq, said,
      element('button', {type: 'submit', class: 'btn btn-default btn-sm'}, WORDS.reviewSave));
    look.onclick = async () => {
      await showOffice(role);
      seq.value = newest() ?? '';
      form.hidden = false;
    };
    form.onsubmit = async event => {
      event.preventDefault();
      try {
        await server.change('POST', 'audit/reviews', {office: role, through: Number(seq.value), finding: said.value});
        message.textContent = WORDS.reviewSaved;
        show();
      } catch (problem) {
        message.textContent = problem.message;
      }
    };
    return element('li', {},
      say(through ? WORDS.reviewed : WORDS.reviewedNever, title, waiting, through, at && moment(at), reviewer, finding),
      ' ', look, form);
  };
  show();
  return element('section', {}, element('h2', {}, WORDS.reviews), message, list);
}

function lines(server) {
  const fields = {
    office: element('select', {class: 'form-control', 'aria-label': WORDS.office},
      ...['', 'systemAdmin', 'securityAdmin'].map(value => element('option', {value}, value ? WORDS[value] : WORDS.any))),
    actor: input('text', WORDS.actor),
    subject: input('text', WORDS.subject),
    words: input('text', WORDS.words),
    from: input('date', WORDS.from),
    to: input('date', WORDS.to),
    result: element('select', {class: 'form-control', 'aria-label': WORDS.result},
      ...['', 'DONE', 'REFUSED'].map(value => element('option', {value}, value ? WORDS[value] : WORDS.any))),
  };
  const file = element('a', {class: 'btn btn-default', download: ''}, WORDS.export);
  const form = element('form', {role: 'search', class: 'forum-filter'},
    ...Object.entries(fields).map(([name, field]) => element('label', {}, WORDS[name], field)),
    element('button', {type: 'submit', class: 'btn btn-primary'}, WORDS.search), file);
  const note = element('p', {class: 'forum-note', role: 'status'});
  const body = element('tbody', {});
  const table = element('table', {class: 'table'},
    element('thead', {}, element('tr', {}, ...WORDS.columns.map(name => element('th', {scope: 'col'}, name)))), body);
  const more = element('button', {type: 'button', class: 'btn btn-default', hidden: ''}, WORDS.more);

  const query = () => Object.entries(fields)
    .filter(([, field]) => field.value)
    .map(([name, field]) => `&${name}=${encodeURIComponent(field.value)}`)
    .join('');
  const read = async before => {
    note.textContent = WORDS.loading;
    try {
      const entries = await server.get(`audit?size=${PAGE_SIZE}${before ? `&before=${before}` : ''}${query()}`);
      body.append(...entries.map(line));
      note.textContent = body.children.length ? say(WORDS.shown, body.children.length) : WORDS.none;
      more.hidden = entries.length < PAGE_SIZE;
      more.onclick = () => read(entries.at(-1).seq);
    } catch ({message}) {
      note.textContent = message;
    }
  };
  const begin = () => {
    body.replaceChildren();
    file.href = server.address(`audit/export?${query().slice(1)}`);
    return read();
  };
  form.onsubmit = event => {
    event.preventDefault();
    begin();
  };
  form.onchange = () => { file.href = server.address(`audit/export?${query().slice(1)}`); };
  begin();
  return {
    section: element('section', {}, form, note, table, more),
    showOffice: role => {
      fields.office.value = role;
      return begin();
    },
    /** Place of the newest line that is shown. */
    newest: () => body.firstChild?.firstChild.textContent,
  };
}

function input(type, label) {
  return element('input', {type, class: 'form-control', maxlength: 200, 'aria-label': label});
}

function line({seq, at, actor, onBehalf, action, subject, detail, result, address}) {
  return element('tr', result === 'REFUSED' ? {class: 'forum-refused'} : {},
    ...[seq, moment(at), actor, onBehalf ?? '', action, subject ?? '', detail ?? '', WORDS[result], address === 'local' ? WORDS.local : address]
      .map(value => element('td', {}, String(value))));
}
