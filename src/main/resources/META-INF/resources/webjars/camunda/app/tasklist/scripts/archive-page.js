// The page 档案 of Tasklist: how long cases are kept, which are held back, which have gone into files; the secretariat holds
// cases and reads files, the audit administrator looks.
import {WORDS, say} from './archive-words.js';
import {element, moment, rolePage, table} from './page-parts.js';

export const archivePage = rolePage({
  name: 'archive',
  priority: 125,
  readers: ['secretariat', 'auditAdmin'],
  words: WORDS,
  fill: (body, server, roles) => show(body, server, roles.includes('secretariat')),
});

async function show(body, server, mayChange, words = '', said = '') {
  const again = (newWords = words, text = '') => show(body, server, mayChange, newWords, text)
    .catch(({message}) => { body.textContent = message; });
  const {rules, holds, archived} = await server.get(`retention?words=${encodeURIComponent(words)}`);
  body.replaceChildren(
    element('h2', {}, WORDS.rules),
    table(WORDS.ruleColumns, rules.map(({name, years, due}) =>
      [name, years ? say(WORDS.years, years) : WORDS.forGood, due.map(({number}) => number).join('、') || WORDS.nothingDue])),
    element('h2', {}, WORDS.holds),
    ...mayChange ? [holding(server, again)] : [],
    element('p', {class: 'forum-message', role: 'status'}, said),
    holds.length
      ? table(WORDS.holdColumns, holds.map(({caseNumber, reason, setAt, setBy}) =>
        [caseNumber, reason, moment(setAt), setBy, mayChange ? lifting(caseNumber, server, again) : '']))
      : element('p', {class: 'forum-note'}, WORDS.noHolds),
    element('h2', {}, WORDS.archived),
    searching(words, again),
    archived.length
      ? table(WORDS.archivedColumns, archived.map(({number, kind, title, endedAt, archivedAt, sha256, files}) => [
        number, rules.find(rule => rule.kind === kind)?.name ?? kind, title, moment(endedAt), moment(archivedAt), sha256,
        mayChange ? downloads(number, files, server) : '',
      ]))
      : element('p', {class: 'forum-note'}, WORDS.noArchived));
}

function downloads(number, files, server) {
  const link = (path, text) => element('a', {href: server.address(`retention/${path}?number=${encodeURIComponent(number)}`), download: ''}, text);
  return element('span', {class: 'forum-downloads'}, link('file', WORDS.download), ...files ? [link('files', WORDS.downloadFiles)] : []);
}

function holding(server, again) {
  const number = element('input', {class: 'form-control', required: '', maxlength: 64, autocomplete: 'off'});
  const reason = element('input', {class: 'form-control', required: '', maxlength: 500});
  const form = element('form', {class: 'forum-filter'},
    element('label', {}, WORDS.number, number),
    element('label', {}, WORDS.reason, reason),
    element('button', {type: 'submit', class: 'btn btn-primary'}, WORDS.hold));
  send(form, again, () => server.change('POST', 'retention/holds', {number: number.value, reason: reason.value}), WORDS.held);
  return form;
}

function lifting(number, server, again) {
  const cell = element('span', {});
  const button = element('button', {type: 'button', class: 'btn btn-default btn-sm'}, WORDS.lift);
  button.onclick = () => {
    const reason = element('input', {class: 'form-control', required: '', maxlength: 500, 'aria-label': WORDS.liftReason, placeholder: WORDS.liftReason});
    const form = element('form', {class: 'forum-search'}, reason,
      element('button', {type: 'submit', class: 'btn btn-default btn-sm'}, WORDS.liftSave));
    send(form, again, () => server.change('POST', 'retention/holds/lift', {number, reason: reason.value}));
    cell.replaceChildren(form);
  };
  cell.append(button);
  return cell;
}

/** What was refused is said beside the form, which keeps what was typed. */
function send(form, again, act, done) {
  const message = element('span', {class: 'forum-message', role: 'alert'});
  form.append(message);
  form.onsubmit = async event => {
    event.preventDefault();
    try {
      await act();
      again(undefined, done);
    } catch (problem) {
      message.textContent = problem.message;
    }
  };
}

function searching(words, again) {
  const field = element('input', {type: 'search', class: 'form-control', maxlength: 100, 'aria-label': WORDS.words, placeholder: WORDS.words});
  field.value = words;
  const form = element('form', {role: 'search', class: 'forum-search'}, field,
    element('button', {type: 'submit', class: 'btn btn-default'}, WORDS.search));
  form.onsubmit = event => {
    event.preventDefault();
    again(field.value);
  };
  return form;
}
