// The page 人员账号 of Tasklist: accounts and, masked, who holds them. The system administrator keeps them, the security
// administrator unlocks.
import {accountPanel} from './accounts-panel.js';
import {WORDS, say} from './accounts-words.js';
import {element, moment, rolePage} from './page-parts.js';

const COLUMNS = WORDS.columns.length;

export const accountsPage = rolePage({
  name: 'accounts',
  priority: 134,
  readers: ['systemAdmin', 'securityAdmin'],
  words: WORDS,
  fill: (body, server, roles) => {
    const accounts = list(server, roles);
    body.replaceChildren(
      ...roles.includes('systemAdmin') ? [addition(server, accounts.show)] : [],
      accounts.section);
  },
});

function addition(server, changed) {
  const field = attributes => element('input', {class: 'form-control', autocomplete: 'off', ...attributes});
  const user = field({required: '', maxlength: 64});
  const name = field({required: '', maxlength: 60});
  const phone = field({type: 'tel', maxlength: 20});
  const email = field({type: 'email', maxlength: 254});
  const password = field({type: 'password', maxlength: 200, autocomplete: 'new-password'});
  const message = element('p', {class: 'forum-message', role: 'status'});
  const form = element('form', {class: 'forum-filter'},
    element('label', {}, WORDS.user, user),
    element('label', {}, WORDS.name, name),
    element('label', {}, WORDS.phone, phone),
    element('label', {}, WORDS.email, email),
    element('label', {}, WORDS.firstPassword, password),
    element('button', {type: 'submit', class: 'btn btn-primary'}, WORDS.save));
  form.onsubmit = async event => {
    event.preventDefault();
    try {
      await server.change('POST', 'people', {user: user.value, name: name.value, phone: phone.value, email: email.value});
      message.textContent = await first(server, user.value.trim(), password.value);
      form.reset();
      changed();
    } catch (problem) {
      message.textContent = problem.message;
    }
  };
  return element('section', {}, element('h2', {}, WORDS.add), form, message);
}

/** The account is there, also where its password breaks a rule. */
async function first(server, user, password) {
  try {
    if (password) {
      await server.change('POST', `people/${encodeURIComponent(user)}/password`, {password});
    }
    return WORDS.saved;
  } catch ({message}) {
    return say(WORDS.addedOnly, message);
  }
}

function list(server, roles) {
  const words = element('input', {type: 'search', class: 'form-control', maxlength: 100, 'aria-label': WORDS.words, placeholder: WORDS.words});
  const form = element('form', {role: 'search', class: 'forum-search'}, words,
    element('button', {type: 'submit', class: 'btn btn-default'}, WORDS.search));
  const note = element('p', {class: 'forum-note', role: 'status'}, WORDS.loading);
  const rows = element('tbody', {});
  const show = async said => {
    try {
      const accounts = await server.get(`people?words=${encodeURIComponent(words.value)}`);
      note.textContent = said ?? (accounts.length ? say(WORDS.found, accounts.length) : WORDS.none);
      rows.replaceChildren(...accounts.map(account => row(account, server, roles, show)));
    } catch ({message}) {
      note.textContent = message;
    }
  };
  form.onsubmit = event => {
    event.preventDefault();
    show();
  };
  show();
  const section = element('section', {}, form, note, element('table', {class: 'table forum-accounts'},
    element('thead', {}, element('tr', {}, ...WORDS.columns.map(name => element('th', {scope: 'col'}, name)))), rows));
  return {section, show: () => show()};
}

function row(account, server, roles, changed) {
  const {user, name, phone, email, post, state, lastLogin} = account;
  const act = element('td', {});
  const line = element('tr', {},
    ...[user, name ?? '', phone ?? '', email ?? '', post ?? '', WORDS[state], lastLogin ? moment(lastLogin) : WORDS.never]
      .map(value => element('td', {}, value)), act);
  line.cells[5].className = `forum-state-${state}`;
  if (roles.includes('securityAdmin') && state === 'LOCKED') {
    act.append(unlocking(user, server, changed));
  }
  if (roles.includes('systemAdmin')) {
    act.append(managing(line, account, server, changed));
  }
  return line;
}

function unlocking(user, server, changed) {
  const button = element('button', {type: 'button', class: 'btn btn-default btn-sm'}, WORDS.unlock);
  button.onclick = async () => {
    try {
      await server.change('POST', `accounts/${encodeURIComponent(user)}/unlock`);
      changed();
    } catch ({message}) {
      button.after(element('span', {class: 'forum-message', role: 'alert'}, message));
    }
  };
  return button;
}

function managing(line, account, server, changed) {
  const button = element('button', {type: 'button', class: 'btn btn-default btn-sm', 'aria-expanded': 'false'}, WORDS.manage);
  let panel = null;
  button.onclick = () => {
    if (panel) {
      panel.remove();
      panel = null;
    } else {
      panel = element('tr', {class: 'forum-panel'},
        element('td', {colspan: COLUMNS}, accountPanel(account, server, changed)));
      line.after(panel);
    }
    button.textContent = panel ? WORDS.close : WORDS.manage;
    button.setAttribute('aria-expanded', String(Boolean(panel)));
  };
  return button;
}
