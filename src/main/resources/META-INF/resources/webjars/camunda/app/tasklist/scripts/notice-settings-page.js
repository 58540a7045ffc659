// The page 通知设置 of Tasklist: by which ways notices leave the machine, what was not taken, and the texts and the time that
// the system administrator sets.
import {WORDS, say} from './notice-settings-words.js';
import {element, moment, rolePage, table} from './page-parts.js';

const SETTINGS = 'notices/settings';
const FAILURES = 'notices/failures';

export const noticeSettingsPage = rolePage({
  name: 'notice-settings',
  priority: 132,
  readers: ['systemAdmin'],
  words: WORDS,
  fill: show,
});

async function show(body, server) {
  const settings = await server.get(SETTINGS);
  const failures = element('div', {});
  await list(failures, server);
  body.replaceChildren(
    element('h2', {}, WORDS.channels), channels(settings),
    element('h2', {}, WORDS.failures), failures,
    element('h2', {}, WORDS.texts), editing(settings, server));
}

function channels({mail, robots}) {
  const rows = [
    [WORDS.mail, mail ? WORDS.on : WORDS.off, mail ? WORDS.mailReceivers : WORDS.mailHow],
    ...robots.map(({name, kind, recipients}) => [name, WORDS[kind], recipients.join('、')]),
  ];
  return element('div', {},
    table(WORDS.channelColumns, rows),
    ...robots.length ? [] : [element('p', {class: 'forum-note'}, WORDS.noRobots)]);
}

async function list(node, server, said = '') {
  const failures = await server.get(FAILURES);
  node.replaceChildren(
    element('p', {class: 'forum-message', role: 'status'}, said),
    failures.length
      ? table(WORDS.failureColumns, failures.map(failure => row(failure, node, server)))
      : element('p', {class: 'forum-note'}, WORDS.noFailures));
}

function row({id, channel, user, receiver, notices, urgent, tries, triedAt, reason, nextTry}, node, server) {
  const act = (word, path, done) => {
    const button = element('button', {type: 'button', class: 'btn btn-default btn-sm'}, word);
    button.onclick = () => server.change('POST', `${FAILURES}/${id}/${path}`)
      .then(() => list(node, server, done), ({message}) => list(node, server, message))
      .catch(({message}) => { node.textContent = message; });
    return button;
  };
  return [
    channel, user ? say(WORDS.receiver, receiver ?? user, user) : '', say(urgent ? WORDS.urgent : WORDS.count, notices),
    say(WORDS.tries, tries), moment(triedAt), reason, nextTry ? moment(nextTry) : WORDS.over,
    element('span', {class: 'forum-acts'}, act(WORDS.retry, 'retry', WORDS.retried), act(WORDS.cancel, 'cancel', WORDS.cancelled)),
  ];
}

function editing({digestAt, texts}, server) {
  // Not of type time: its look, with AM and PM, is the browser's own.
  const time = element('input', {class: 'form-control', required: '', maxlength: 5, inputmode: 'numeric'});
  time.value = digestAt;
  const fields = texts.map(field);
  const message = element('p', {class: 'forum-message', role: 'status'});
  const preview = element('div', {class: 'forum-letters'});
  const wish = () => ({digestAt: time.value, texts: Object.fromEntries(fields.map(({name, input}) => [name, input.value]))});
  const act = doing => async event => {
    event.preventDefault();
    message.textContent = '';
    try {
      await doing();
    } catch (problem) {
      message.textContent = problem.message;
    }
  };
  const look = element('button', {type: 'button', class: 'btn btn-default'}, WORDS.preview);
  look.onclick = act(async () => {
    const {single, digest} = await server.change('POST', `${SETTINGS}/preview`, wish());
    preview.replaceChildren(letter(WORDS.single, single), letter(WORDS.digest, digest));
  });
  const form = element('form', {class: 'forum-texts'},
    element('label', {class: 'forum-time'}, WORDS.digestAt, time),
    ...['SINGLE', 'DIGEST'].map(kind => element('div', {},
      ...fields.filter(({name}) => name.startsWith(kind)).map(({label}) => label))),
    element('div', {class: 'forum-foot'}, element('button', {type: 'submit', class: 'btn btn-primary'}, WORDS.save), look, message));
  form.onsubmit = act(async () => {
    await server.change('PUT', SETTINGS, wish());
    const saved = await server.get(SETTINGS);
    fields.forEach(({name, input}) => { input.value = saved.texts.find(text => text.name === name).text; });
    message.textContent = WORDS.saved;
  });
  return element('div', {}, form, preview);
}

function field({name, title, text, packaged, placeholders}) {
  const input = name.endsWith('_SUBJECT')
    ? element('input', {class: 'form-control'})
    : element('textarea', {class: 'form-control', rows: name.endsWith('_LINE') ? 2 : 9});
  input.value = text;
  const back = element('button', {type: 'button', class: 'btn btn-link btn-sm'}, WORDS.packaged);
  back.onclick = () => { input.value = packaged; };
  return {
    name,
    input,
    label: element('div', {},
      element('label', {}, title, input),
      element('p', {class: 'forum-note'}, say(WORDS.placeholders, placeholders.join(' ')), back)),
  };
}

/** As its reader sees it: lines stay lines, and nothing in it is markup. */
function letter(kind, {subject, body}) {
  return element('section', {class: 'forum-letter'},
    element('h3', {}, kind), element('p', {class: 'forum-text'}, subject), element('p', {class: 'forum-lines'}, body));
}
