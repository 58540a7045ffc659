// The page 运行维护 of Tasklist and Cockpit: whether the system runs, and what its administrators do where it doesn't.
import {WORDS, say} from './operations-words.js';
import {element, moment, table} from './page-parts.js';

export const operations = {
  name: 'operations',
  priority: 134,
  readers: ['systemAdmin', 'processAdmin'],
  words: WORDS,
  fill: (body, server, roles) => show(body, server, roles.includes('systemAdmin')),
};

async function show(body, server, backsUp, said = '') {
  const again = (text = '') => show(body, server, backsUp, text).catch(({message}) => { body.textContent = message; });
  const {backlog, failed, lastBackup, nodes, undelivered, freeSpace} = await server.get('operations');
  body.replaceChildren(
    element('p', {class: 'forum-message', role: 'status'}, said),
    element('h2', {}, WORDS.failed),
    failed.length
      ? table(WORDS.failedColumns, failed.map(job => row(job, server, again)))
      : element('p', {class: 'forum-note'}, WORDS.noneFailed),
    element('h2', {}, WORDS.backlog),
    table(WORDS.backlogColumns, [[
      String(backlog.due), backlog.oldestDue ? moment(backlog.oldestDue) : WORDS.none, String(backlog.retrying),
      String(backlog.failed), String(backlog.comingDay)]]),
    element('h2', {}, WORDS.backup),
    element('p', {}, lastBackup
      ? say(WORDS.lastBackup, moment(lastBackup.at), lastBackup.name, megabytes(lastBackup.size))
      : WORDS.noBackup),
    ...backsUp ? [backingUp(server, again)] : [],
    element('h2', {}, WORDS.nodes),
    table(WORDS.nodeColumns, nodes.map(({name, version, jobs, startedAt, seenAt, alive, clockOff}) => [
      name, version, moment(startedAt), moment(seenAt), worksBy(jobs, clockOff),
      alive ? WORDS.alive : element('span', {class: 'forum-message'}, WORDS.silent)])),
    element('p', {class: 'forum-note'}, say(WORDS.freeSpace, megabytes(freeSpace))),
    element('h2', {}, WORDS.messages),
    element('p', {}, undelivered ? say(WORDS.undelivered, undelivered) : WORDS.delivered));
}

function worksBy(jobs, clockOff) {
  return clockOff === 0 || jobs
    ? jobs ? WORDS.doesJobs : WORDS.noJobs
    : element('span', {class: 'forum-message'}, say(
      clockOff > 0 ? WORDS.clockOff : WORDS.clockBehind, (Math.abs(clockOff) / 1000).toFixed(1)));
}

function row({id, caseKey, step, since, fault, cancellable}, server, again) {
  const acts = element('span', {class: 'forum-acts'});
  const message = element('span', {class: 'forum-message', role: 'alert'});
  const act = async (path, body, done) => {
    try {
      await server.change('POST', `operations/jobs/${encodeURIComponent(id)}/${path}`, body);
      again(done);
    } catch (problem) {
      message.textContent = problem.message;
    }
  };
  const button = (word, pressed) => {
    const node = element('button', {type: 'button', class: 'btn btn-default btn-sm'}, word);
    node.onclick = pressed;
    return node;
  };
  const asking = () => {
    const reason = element('input', {class: 'form-control', required: '', maxlength: 500, 'aria-label': WORDS.reason, placeholder: WORDS.reason});
    const form = element('form', {class: 'forum-search'}, reason,
      element('button', {type: 'submit', class: 'btn btn-default btn-sm'}, WORDS.confirm));
    form.onsubmit = event => {
      event.preventDefault();
      act('cancel', {reason: reason.value}, WORDS.cancelled);
    };
    acts.replaceChildren(form, message);
    reason.focus();
  };
  acts.append(
    button(WORDS.retry, () => act('retry', undefined, WORDS.retried)),
    ...cancellable ? [button(WORDS.cancel, asking)] : [],
    message);
  return [caseKey, step, since ? moment(since) : '', fault, acts];
}

function backingUp(server, again) {
  const button = element('button', {type: 'button', class: 'btn btn-default'}, WORDS.backUp);
  const message = element('span', {class: 'forum-message', role: 'status'});
  button.onclick = async () => {
    button.disabled = true;
    message.textContent = WORDS.backingUp;
    try {
      await server.change('POST', 'operations/backup');
      again(WORDS.backedUp);
    } catch (problem) {
      button.disabled = false;
      message.textContent = problem.message;
    }
  };
  return element('p', {class: 'forum-foot'}, button, message);
}

function megabytes(bytes) {
  return Math.ceil(bytes / 2 ** 20).toLocaleString('zh-CN');
}
