// The page 人员任职 of Tasklist: who holds which post; the security administrator appoints, ends and arranges stand-ins, the
// system administrator and the secretariat look.
import {WORDS, say} from './duties-words.js';
import {element, plainDay, rolePage} from './page-parts.js';

export const dutiesPage = rolePage({
  name: 'duties',
  priority: 135,
  readers: ['securityAdmin', 'systemAdmin', 'secretariat'],
  words: WORDS,
  fill: (body, server, roles) => {
    const appoints = roles.includes('securityAdmin');
    const holdings = list(server, appoints);
    body.replaceChildren(
      // The system administrator appoints the first security administrator, and nobody else ever.
      ...appoints || roles.includes('systemAdmin') ? [appointment(server, holdings.show, appoints)] : [],
      holdings.section);
  },
});

function appointment(server, changed, appoints) {
  const post = element('select', {class: 'form-control', required: ''});
  const user = element('input', {class: 'form-control', required: '', maxlength: 64, autocomplete: 'off'});
  const from = element('input', {type: 'date', class: 'form-control', required: ''});
  const to = element('input', {type: 'date', class: 'form-control'});
  const standIn = element('input', {type: 'checkbox'});
  const message = element('p', {class: 'forum-message', role: 'status'});
  const form = element('form', {class: 'forum-filter'},
    element('label', {}, WORDS.post, post),
    element('label', {}, WORDS.user, user),
    element('label', {}, WORDS.from, from),
    element('label', {}, WORDS.to, to),
    element('label', {class: 'forum-check'}, standIn, WORDS.isStandIn),
    element('button', {type: 'submit', class: 'btn btn-primary'}, WORDS.save));
  const section = element('section', {}, element('h2', {}, WORDS.appoint), form, message);
  server.get('duties/posts').then(posts => {
    const offered = appoints ? posts : posts.filter(({role, vacant}) => role === 'securityAdmin' && vacant);
    section.hidden = !offered.length;
    post.append(...offered.map(({role, organisation, post: name}) =>
      element('option', {value: JSON.stringify({role, organisation})}, name)));
  });
  form.onsubmit = async event => {
    event.preventDefault();
    try {
      await server.change('POST', 'duties', {
        ...JSON.parse(post.value), user: user.value, standIn: standIn.checked, from: from.value, to: to.value || null,
      });
      message.textContent = WORDS.saved;
      form.reset();
      changed();
    } catch (problem) {
      message.textContent = problem.message;
    }
  };
  return section;
}

function list(server, mayChange) {
  const words = element('input', {type: 'search', class: 'form-control', maxlength: 100, 'aria-label': WORDS.words, placeholder: WORDS.words});
  const form = element('form', {role: 'search', class: 'forum-search'}, words,
    element('button', {type: 'submit', class: 'btn btn-default'}, WORDS.search));
  const note = element('p', {class: 'forum-note', role: 'status'}, WORDS.loading);
  const vacancies = element('p', {class: 'forum-message'});
  const rows = element('tbody', {});
  const show = async () => {
    try {
      const [holdings, posts] = await Promise.all([
        server.get(`duties?words=${encodeURIComponent(words.value)}`), server.get('duties/posts')]);
      // Dispatching units have no people of their own; their posts would fill the alert.
      const vacant = posts.filter(({vacant: is, role}) => is && role !== 'unit').map(({post}) => post);
      vacancies.textContent = vacant.length ? say(WORDS.vacant, vacant.length, vacant.join('、')) : '';
      note.textContent = holdings.length ? say(WORDS.found, holdings.length) : WORDS.none;
      rows.replaceChildren(...holdings.map(holding => row(holding, server, mayChange, show)));
    } catch ({message}) {
      note.textContent = message;
    }
  };
  form.onsubmit = event => {
    event.preventDefault();
    show();
  };
  show();
  const section = element('section', {}, vacancies, form, note, element('table', {class: 'table'},
    element('thead', {}, element('tr', {}, ...WORDS.columns.map(name => element('th', {scope: 'col'}, name)))), rows));
  return {section, show};
}

function row({id, post, name, user, standIn, from, to, state}, server, mayChange, changed) {
  const act = element('td', {});
  if (mayChange && state !== 'past') {
    const button = element('button', {type: 'button', class: 'btn btn-default btn-sm'}, WORDS.end);
    button.onclick = () => act.replaceChildren(ending(id, server, changed));
    act.append(button);
  }
  return element('tr', {},
    ...[standIn ? `${post}（${WORDS.standIn}）` : post, name, user, plainDay(from), to ? plainDay(to) : WORDS.openEnd, WORDS[state]]
      .map(value => element('td', {}, value)), act);
}

function ending(id, server, changed) {
  const day = element('input', {type: 'date', class: 'form-control', required: '', 'aria-label': WORDS.endConfirm});
  const message = element('span', {class: 'forum-message', role: 'alert'});
  const form = element('form', {class: 'forum-search'}, day,
    element('button', {type: 'submit', class: 'btn btn-default btn-sm'}, WORDS.endSave), message);
  form.onsubmit = async event => {
    event.preventDefault();
    try {
      await server.change('POST', `duties/${id}/end`, {lastDay: day.value});
      changed();
    } catch (problem) {
      message.textContent = problem.message;
    }
  };
  return form;
}
