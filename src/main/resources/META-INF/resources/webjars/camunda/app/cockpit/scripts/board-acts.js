// Acting from the board: the start forms of the diagrams 人工催办和约谈 and 改派主办单位, and the task that the latter
// gives to whoever starts it, as Tasklist would submit them.
import {WORDS, say} from './board-words.js';
import {element} from '../../tasklist/scripts/page-parts.js';

/** Class of a form in which somebody is typing: the board doesn't refresh under it. */
export const TYPING = 'forum-act';

/** Who may do what from the board; the server holds the same against each start of a diagram. */
export function actsOf(roles) {
  return roles.includes('leader') ? ['chase', 'convene', 'reassign'] : roles.includes('supervisor') ? ['chase', 'convene'] : [];
}

/**
 * @param allowed which of the acts
 * @param done is told what was done
 */
export function acts({number, title}, server, allowed, done) {
  const cell = element('span', {class: 'forum-acts'});
  const back = () => cell.replaceChildren(...buttons);
  const write = kind => {
    const text = reason(kind === 'chase' ? WORDS.chaseText : WORDS.conveneText);
    text.value = kind === 'chase' ? WORDS.chaseDraft : '';
    cell.replaceChildren(form([text], back, async () => {
      await submit(server, 'process-definition/key/issueChase', {chasedIssue: number, chaseKind: kind, chaseText: text.value});
      back();
      done(say(kind === 'chase' ? WORDS.chased : WORDS.convened, title));
    }));
    text.focus();
  };
  const reassign = async () => {
    const note = element('span', {class: 'forum-message', role: 'alert'});
    cell.replaceChildren(note, ...buttons);
    try {
      const task = await reassignmentOf(number, server);
      const {ownerOptions} = await server.engine('GET', `task/${task}/form-variables?variableNames=ownerOptions&deserializeValues=false`);
      const owner = choice(WORDS.newOwner, [{value: '', label: WORDS.newOwner}, ...JSON.parse(ownerOptions.value)]);
      const clockChoice = choice(WORDS.clock, WORDS.clockChoices);
      const text = reason(WORDS.reassignText);
      const discard = async () => {
        await submit(server, `task/${task}`, {decision: 'discard'});
        back();
      };
      cell.replaceChildren(form([owner, clockChoice, text], discard, async () => {
        await submit(server, `task/${task}`, {decision: 'reassign', owner: owner.value, clockChoice: clockChoice.value, reason: text.value});
        back();
        done(say(WORDS.reassigned, title, owner.selectedOptions[0].text));
      }));
      owner.focus();
    } catch ({message}) {
      note.textContent = message;
    }
  };
  const starts = {chase: () => write('chase'), convene: () => write('convene'), reassign};
  const buttons = allowed.map(act => button(WORDS.acts[act], starts[act]));
  back();
  return cell;
}

/** The task in which the new owner is chosen; one that was left open before is taken up again. */
async function reassignmentOf(number, server) {
  const open = () => server.engine('GET',
    `task?processDefinitionKey=issueReassign&processInstanceBusinessKey=${number}&sortBy=created&sortOrder=desc&maxResults=1`);
  const [left] = await open();
  if (left) {
    return left.id;
  }
  await submit(server, 'process-definition/key/issueReassign', {reassignedIssue: number});
  const [task] = await open();
  return task.id;
}

function submit(server, path, values) {
  const variables = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, {value, type: 'String'}]));
  return server.engine('POST', `${path}/submit-form`, {variables});
}

function form(fields, cancelled, submitted) {
  const message = element('span', {class: 'forum-message', role: 'alert'});
  const send = element('button', {type: 'submit', class: 'btn btn-primary btn-sm'}, WORDS.send);
  const attempt = async act => {
    send.disabled = true;
    try {
      await act();
    } catch (problem) {
      send.disabled = false;
      message.textContent = problem.message;
    }
  };
  const node = element('form', {class: TYPING}, ...fields, send, button(WORDS.cancel, () => attempt(cancelled)), message);
  node.onsubmit = event => {
    event.preventDefault();
    attempt(submitted);
  };
  return node;
}

function reason(label) {
  return element('textarea', {class: 'form-control', rows: 2, required: '', maxlength: 500, 'aria-label': label, placeholder: label});
}

function choice(label, options) {
  return element('select', {class: 'form-control', required: '', 'aria-label': label},
    ...options.map(option => element('option', {value: option.value}, option.label)));
}

function button(word, pressed) {
  const node = element('button', {type: 'button', class: 'btn btn-default btn-sm'}, word);
  node.onclick = pressed;
  return node;
}
