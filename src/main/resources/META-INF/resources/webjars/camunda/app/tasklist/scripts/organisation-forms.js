// The forms in which the system administrator adds, changes and ends an organisation.
import {WORDS, say} from './organisation-words.js';
import {element} from './page-parts.js';

/** @param unit null for a new one */
export function unitForm(server, kind, unit, done, close) {
  const code = input({maxlength: 32, pattern: '[a-z][a-z0-9]+', required: ''}, unit?.code);
  const name = input({maxlength: 100, required: ''}, unit?.name);
  const from = input({type: 'date'}, unit?.from);
  const sample = element('input', {type: 'checkbox'});
  sample.checked = unit?.sample ?? false;
  const county = kind === 'team' ? choice(server, 'county', unit?.county) : null;
  const sender = kind === 'team' ? choice(server, 'unit', unit?.unit) : null;
  const department = kind === 'unit' ? choice(server, 'department', unit?.department, WORDS.noDepartment) : null;
  if (unit) {
    code.disabled = true;
  }
  const fields = [
    labelled(WORDS.code, code),
    labelled(kind === 'team' ? WORDS.town : WORDS.name, name),
    ...county ? [labelled(WORDS.county, county), labelled(WORDS.unit, sender)] : [],
    ...department ? [labelled(WORDS.department, department),
      element('label', {class: 'forum-check'}, sample, WORDS.sample)] : [],
    labelled(WORDS.from, from),
  ];
  const title = unit ? `${WORDS.change}${WORDS.kinds[kind]}` : say(WORDS.add, WORDS.kinds[kind]);
  return panel(title, fields, WORDS.save, close, async () => {
    const wish = {
      code: code.value,
      name: name.value,
      county: county?.value,
      unit: sender?.value,
      department: department?.value,
      sample: sample.checked,
      from: from.value || null,
    };
    await (unit
      ? server.change('PUT', `organisation/${kind}/${encodeURIComponent(unit.code)}`, wish)
      : server.change('POST', `organisation/${kind}`, wish));
    done();
  });
}

export function unitEnd(server, kind, unit, done, close) {
  const day = input({type: 'date', required: ''});
  const successor = choice(server, kind, '', WORDS.noSuccessor, unit.code);
  const note = element('p', {class: 'forum-note'}, say(WORDS.endHint, unit.name));
  return panel(WORDS.end, [labelled(WORDS.lastDay, day), labelled(WORDS.successor, successor)], WORDS.endSave, close,
    async () => {
      await server.change('POST', `organisation/${kind}/${encodeURIComponent(unit.code)}/end`, {
        lastDay: day.value, successor: successor.value || null,
      });
      done();
    }, note);
}

function panel(title, fields, save, close, act, ...notes) {
  const message = element('p', {class: 'forum-message', role: 'alert'});
  const cancel = element('button', {type: 'button', class: 'btn btn-default'}, WORDS.cancel);
  cancel.onclick = close;
  const form = element('form', {class: 'forum-filter'}, ...fields,
    element('button', {type: 'submit', class: 'btn btn-primary'}, save), cancel);
  form.onsubmit = async event => {
    event.preventDefault();
    message.textContent = '';
    try {
      await act();
    } catch (problem) {
      message.textContent = problem.message;
    }
  };
  return element('section', {class: 'forum-panel'}, element('h2', {}, title), ...notes, form, message);
}

function input(attributes, value) {
  const field = element('input', {class: 'form-control', autocomplete: 'off', ...attributes});
  field.value = value ?? '';
  return field;
}

function labelled(name, field) {
  return element('label', {}, name, field);
}

/** Those in force; what is chosen already is offered even when it is no more. */
function choice(server, kind, chosen, none, except) {
  const select = element('select', {class: 'form-control', ...none ? {} : {required: ''}},
    element('option', {value: ''}, none ?? ''));
  server.get(`organisation/${kind}?ended=true`).then(units => {
    select.append(...units
      .filter(({code, state}) => code !== except && (state === 'present' || code === chosen))
      .map(({code, name}) => element('option', {value: code}, name)));
    select.value = chosen ?? '';
  }).catch(() => { /* without its list it can't be saved, and saving says why */ });
  return select;
}
