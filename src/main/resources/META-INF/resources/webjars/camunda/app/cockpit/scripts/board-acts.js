// Chasing and convening from the board: the start form of the diagram 人工催办和约谈, as Tasklist would submit it.
import {WORDS, say} from './board-words.js';
import {element} from '../../tasklist/scripts/page-parts.js';

/** Class of a form in which somebody is typing: the board doesn't refresh under it. */
export const TYPING = 'forum-act';

/** @param done is told what was done */
export function acts({number, title}, server, done) {
  const cell = element('span', {class: 'forum-acts'});
  const buttons = [
    button(WORDS.chase, () => ask('chase', WORDS.chaseText, WORDS.chaseDraft, WORDS.chased)),
    button(WORDS.convene, () => ask('convene', WORDS.conveneText, '', WORDS.convened)),
  ];
  const ask = (kind, label, draft, said) => {
    const text = element('textarea', {class: 'form-control', rows: 2, required: '', maxlength: 500, 'aria-label': label, placeholder: label});
    text.value = draft;
    const message = element('span', {class: 'forum-message', role: 'alert'});
    const send = element('button', {type: 'submit', class: 'btn btn-primary btn-sm'}, WORDS.send);
    const form = element('form', {class: TYPING}, text, send, button(WORDS.cancel, () => cell.replaceChildren(...buttons)), message);
    form.onsubmit = async event => {
      event.preventDefault();
      send.disabled = true;
      try {
        await server.engine('POST', 'process-definition/key/issueChase/submit-form', {variables: {
          chasedIssue: {value: number, type: 'String'},
          chaseKind: {value: kind, type: 'String'},
          chaseText: {value: text.value, type: 'String'},
        }});
        cell.replaceChildren(...buttons);
        done(say(said, title));
      } catch (problem) {
        send.disabled = false;
        message.textContent = problem.message;
      }
    };
    cell.replaceChildren(form);
    text.focus();
  };
  cell.append(...buttons);
  return cell;
}

function button(word, pressed) {
  const node = element('button', {type: 'button', class: 'btn btn-default btn-sm'}, word);
  node.onclick = pressed;
  return node;
}
