// Import and export of the rosters on the page 组织机构: what a file would change is shown before it can be written.
import {WORDS, say} from './organisation-words.js';
import {element} from './page-parts.js';

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function rosterFiles(server, mayImport) {
  const kind = element('select', {class: 'form-control', 'aria-label': WORDS.kindChoice},
    ...Object.entries(WORDS.allKinds).map(([key, name]) => element('option', {value: key}, name)));
  const one = download('', '');
  const choose = () => {
    one.textContent = say(WORDS.exportOne, WORDS.allKinds[kind.value]);
    one.href = server.address(`organisation/${kind.value}/export.csv`);
  };
  kind.onchange = choose;
  choose();
  return element('section', {},
    element('p', {class: 'forum-note'}, WORDS.filesHint),
    element('div', {class: 'forum-foot'},
      download(WORDS.template, server.address('organisation/template.xlsx')),
      download(WORDS.exportAll, server.address('organisation/export.xlsx')),
      element('label', {class: 'forum-inline'}, kind), one),
    ...mayImport ? [importing(server)] : []);
}

function download(name, href) {
  return element('a', {href, class: 'btn btn-default', download: ''}, name);
}

function importing(server) {
  // The browser's own control speaks the browser's language; its label stands for it.
  const file = element('input', {type: 'file', accept: '.xlsx,.csv', class: 'forum-file'});
  const name = element('span', {class: 'forum-note'}, WORDS.noFile);
  const check = element('button', {type: 'submit', class: 'btn btn-primary'}, WORDS.check);
  const write = element('button', {type: 'button', class: 'btn btn-primary forum-write', hidden: ''}, WORDS.write);
  const note = element('p', {role: 'status'});
  const result = element('div', {});
  const form = element('form', {class: 'forum-foot forum-import'},
    element('label', {class: 'btn btn-default'}, WORDS.file, file), name, check, write);
  // What was checked is what is written, whatever becomes of the file meanwhile.
  let checked;
  const forget = () => {
    checked = null;
    write.hidden = true;
    check.disabled = !file.files.length;
    name.textContent = file.files[0]?.name ?? WORDS.noFile;
    note.textContent = '';
    result.replaceChildren();
  };
  const send = async (writes, chosen) => {
    forget();
    note.textContent = writes ? WORDS.writing : WORDS.checking;
    check.disabled = true;
    try {
      const {name, content} = await chosen;
      const outcome = await server.upload(`organisation/import?write=${writes}&file=${encodeURIComponent(name)}`,
        /\.(csv|txt)$/i.test(name) ? 'text/csv' : SPREADSHEET, content);
      note.className = outcome.faults.length ? 'forum-message' : 'forum-done';
      note.textContent = summary(outcome);
      result.replaceChildren(...tables(outcome));
      if (!writes && !outcome.faults.length && outcome.changes.length) {
        checked = {name, content};
        write.hidden = false;
      }
    } catch (problem) {
      note.className = 'forum-message';
      note.textContent = problem.message;
    } finally {
      check.disabled = !file.files.length;
    }
  };
  // Without this a file that was changed since could not be chosen again.
  file.onclick = () => {
    file.value = '';
    forget();
  };
  file.onchange = forget;
  form.onsubmit = event => {
    event.preventDefault();
    send(false, contentOf(file.files[0]));
  };
  write.onclick = () => send(true, checked);
  forget();
  return element('div', {}, form, note, result);
}

/** A browser doesn't read a file that was changed after it was chosen. */
async function contentOf(file) {
  try {
    return {name: file.name, content: await file.arrayBuffer()};
  } catch {
    throw new Error(WORDS.chooseAgain);
  }
}

function summary({faults, changes, unchanged, written}) {
  if (faults.length) {
    return say(WORDS.faults, faults.length);
  }
  const waiting = changes.filter(({state}) => state === 'waiting').length;
  if (written || waiting) {
    return say(WORDS.written, changes.length - waiting) + (waiting ? say(WORDS.waitingRest, waiting) : '');
  }
  return changes.length ? say(WORDS.clean, changes.length, unchanged) : say(WORDS.nothing, unchanged);
}

function tables({faults, changes}) {
  const states = {planned: WORDS.planned, written: WORDS.done, waiting: WORDS.waiting};
  return [
    ...faults.length ? [table('forum-faults', WORDS.faultColumns, faults.map(({sheet, row, column, header, advice}) =>
      [sheet, row, column && header ? say(WORDS.column, column, header) : column || header, advice]))] : [],
    ...changes.length ? [table('forum-changes', WORDS.changeColumns, changes.map(
      ({sheet, row, what, subject, detail, writer, state, note}) =>
        [sheet, row, what, subject, detail, writer, note ?? states[state]]))] : [],
  ];
}

function table(name, columns, rows) {
  return element('table', {class: `table ${name}`},
    element('thead', {}, element('tr', {}, ...columns.map(title => element('th', {scope: 'col'}, title)))),
    element('tbody', {}, ...rows.map(cells => element('tr', {}, ...cells.map(cell => element('td', {}, cell ?? ''))))));
}
