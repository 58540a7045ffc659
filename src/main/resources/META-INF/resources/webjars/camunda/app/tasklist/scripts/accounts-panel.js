// What the system administrator does with one account on the page 人员账号.
import {WORDS, say} from './accounts-words.js';
import {element} from './page-parts.js';

/** @param changed shows the list anew, with a sentence about what was done */
export function accountPanel(account, server, changed) {
  const path = `people/${encodeURIComponent(account.user)}`;
  const message = element('p', {class: 'forum-message', role: 'alert'});
  const act = doing => async event => {
    event.preventDefault();
    message.textContent = '';
    try {
      await doing();
    } catch (problem) {
      message.textContent = problem.message;
    }
  };
  const removed = account.state === 'REMOVED';
  return element('div', {class: 'forum-account'},
    ...removed ? [] : [person(path, server, act, changed), password(path, server, act, changed), standing(account, path, server, act, changed)],
    data(account, path, server, act, changed, message),
    message);
}

function person(path, server, act, changed) {
  const name = element('input', {class: 'form-control', required: '', maxlength: 60, autocomplete: 'off'});
  const phone = element('input', {type: 'tel', class: 'form-control', maxlength: 20, autocomplete: 'off'});
  const email = element('input', {type: 'email', class: 'form-control', maxlength: 254, autocomplete: 'off'});
  const form = element('form', {class: 'forum-filter'},
    element('h3', {}, WORDS.person),
    element('label', {}, WORDS.name, name),
    element('label', {}, WORDS.phone, phone),
    element('label', {}, WORDS.email, email),
    element('button', {type: 'submit', class: 'btn btn-default'}, WORDS.save));
  form.onsubmit = act(async () => {
    await server.change('PUT', path, {name: name.value, phone: phone.value, email: email.value});
    changed(WORDS.saved);
  });
  return form;
}

function password(path, server, act, changed) {
  const typed = element('input', {type: 'password', class: 'form-control', required: '', maxlength: 200, autocomplete: 'new-password'});
  const form = element('form', {class: 'forum-filter'},
    element('h3', {}, WORDS.setPassword),
    element('label', {}, WORDS.newPassword, typed),
    element('button', {type: 'submit', class: 'btn btn-default'}, WORDS.save));
  form.onsubmit = act(async () => {
    await server.change('POST', `${path}/password`, {password: typed.value});
    changed(WORDS.saved);
  });
  return form;
}

function standing({user, state}, path, server, act, changed) {
  const isDisabled = state === 'DISABLED';
  const toggle = element('button', {type: 'button', class: 'btn btn-default'}, isDisabled ? WORDS.enable : WORDS.disable);
  toggle.onclick = act(async () => {
    await server.change('POST', `accounts/${encodeURIComponent(user)}/${isDisabled ? 'enable' : 'disable'}`);
    changed(WORDS.saved);
  });
  const remove = element('button', {type: 'button', class: 'btn btn-default'}, WORDS.remove);
  remove.onclick = act(atSecondClick(remove, WORDS.removeConfirm, async () => {
    await server.change('DELETE', path);
    changed(WORDS.saved);
  }));
  return element('div', {class: 'forum-filter'}, element('h3', {}, WORDS.account), toggle, remove);
}

function data({user}, path, server, act, changed, message) {
  const reason = element('input', {class: 'form-control', required: '', minlength: 5, maxlength: 500, autocomplete: 'off'});
  const because = () => ({reason: reason.value});
  const shown = element('output', {class: 'forum-text'});
  const button = (word, kind, doing) => {
    const made = element('button', {type: 'button', class: `btn ${kind}`}, word);
    made.onclick = act(doing);
    return made;
  };
  const erase = button(WORDS.erase, 'btn-danger');
  erase.onclick = act(atSecondClick(erase, WORDS.eraseConfirm, async () => {
    const {places} = await server.change('POST', `${path}/erase`, because());
    changed(say(WORDS.erased, user, Object.values(places).reduce((sum, count) => sum + count, 0)));
  }));
  return element('div', {class: 'forum-filter'},
    element('h3', {}, WORDS.data),
    element('label', {}, WORDS.reason, reason),
    button(WORDS.reveal, 'btn-default', async () => {
      const {name, phone, email} = await server.change('POST', `${path}/full`, because());
      shown.textContent = say(WORDS.revealed, name, phone ?? WORDS.noPhone, email ?? WORDS.noEmail);
    }),
    button(WORDS.export, 'btn-default', async () => {
      await server.download(`${path}/export`, because());
      message.textContent = WORDS.exported;
    }),
    erase,
    shown);
}

/** What can't be undone asks once more, on the button itself; leaving the button takes the question back. */
function atSecondClick(button, question, doing) {
  const word = button.textContent;
  button.onblur = () => { button.textContent = word; };
  return async () => {
    if (button.textContent === question) {
      await doing();
    } else {
      button.textContent = question;
    }
  };
}
