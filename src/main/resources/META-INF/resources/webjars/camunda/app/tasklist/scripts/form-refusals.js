// Why a form was not taken stands beside the fields that it is about, also where only the server could know: form-js shows
// its own messages there, the server's would stand in a corner of the page.
import {element} from './page-parts.js';
import {betweenForms} from './tasklist-form.js';

/** By then form-js has drawn its own. */
const UNTIL_DRAWN = 60;

export function installFormRefusals() {
  betweenForms((scope, place, around) => ({
    registerCompletionHandler: handIn => around.registerCompletionHandler(done => {
      clear(place);
      handIn((refusal, answer) => {
        if (refusal) {
          show(place, String(refusal.message ?? ''));
        }
        done(refusal, answer);
      });
    }),
    notifyFormDirty: isDirty => {
      if (isDirty) {
        clear(place);
      }
      around.notifyFormDirty(isDirty);
    },
  }));
}

/** The server names each field: 「标题」至少 4 个字；「种类」不能为空。 */
function show(place, message) {
  for (const part of message.split(/；(?=「)/)) {
    const [, label, advice] = /^「([^」]+)」(.+)$/s.exec(part) ?? [];
    fieldOf(place, label)?.append(element('p', {class: 'forum-refused', role: 'alert'}, advice));
  }
  setTimeout(() => place.querySelector('.fjs-form-field-error, .forum-refused')?.scrollIntoView({block: 'center'}), UNTIL_DRAWN);
}

function fieldOf(place, label) {
  return [...place.querySelectorAll('.fjs-form-field label, .fjs-form-field .fjs-group-title')]
    .find(words => words.textContent.replace(/\*$/, '').trim() === label)
    ?.closest('.fjs-form-field');
}

function clear(place) {
  place.querySelectorAll('.forum-refused').forEach(words => words.remove());
}
