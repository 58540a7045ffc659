// The page 答复库 of Tasklist: the questions of the question window, each with 我也有此问题, and the library of answers.
import {WORDS, say} from './answers-words.js';
import {day, element, loadStyles, serverOf, ZONE} from './page-parts.js';

const PATH = '/answers';
const PAGE_SIZE = 20;
const MOMENT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE, month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit',
});

const link = {
  id: 'forum.answers.link',
  pluginPoint: 'tasklist.navbar.action',
  priority: 150,
  render: node => {
    node.append(element('a', {href: `#${PATH}`, class: 'forum-answers-link'}, WORDS.link));
    loadStyles();
  },
};

const page = {
  id: 'forum.answers.page',
  pluginPoint: 'tasklist.route',
  properties: {path: PATH},
  render: (node, {api}) => {
    loadStyles();
    const server = serverOf(api);
    node.append(element('main', {class: 'forum-page'},
      element('header', {}, element('h1', {}, WORDS.title), element('a', {href: '#/'}, WORDS.back)),
      room(server),
      library(server)));
  },
};

export const answersPage = [link, page];

/** The questions of the window, most wanted first. */
function room(server) {
  const title = element('h2', {}, WORDS.loading);
  const note = element('p', {class: 'forum-note'});
  const list = element('ol', {class: 'forum-questions'});

  const show = async focused => {
    const {session, closesAt, questions} = await server.get('questions/window');
    title.textContent = session ? say(WORDS.room, session) : WORDS.roomNone;
    if (session) {
      const until = closesAt ? say(WORDS.openUntil, MOMENT.format(new Date(closesAt))) : WORDS.closed;
      note.textContent = `${until}。${questions.length ? WORDS.hint : WORDS.roomEmpty}`;
    }
    list.replaceChildren(...questions.map(row => question(row, server, show)));
    // The list was drawn anew and may have a new order: who works with the keyboard stays where they were.
    list.querySelector(`[data-number="${focused}"]`)?.focus();
  };
  show().catch(({message}) => { title.textContent = message; });
  return element('section', {}, title, note, list);
}

function question({question: {number, asker, addressee, text, supporters, status, answer}, supported, maySupport}, server, show) {
  const message = element('span', {class: 'forum-message', role: 'alert'});
  const foot = element('p', {class: 'forum-foot'},
    element('span', {class: 'forum-count'}, supporters ? say(WORDS.supporters, supporters) : WORDS.supportersNone));
  if (maySupport) {
    foot.append(toggle(number, supported, async () => {
      try {
        await server.change(supported ? 'DELETE' : 'POST', `questions/support?number=${encodeURIComponent(number)}`);
        await show(number);
      } catch (problem) {
        message.textContent = problem.message;
      }
    }), message);
  }
  return element('li', {},
    element('p', {class: 'forum-meta'}, `${number} · ${say(WORDS.asked, asker, addressee)} · ${status}`),
    element('p', {class: 'forum-text'}, text),
    ...answer ? [element('p', {class: 'forum-answer'}, element('b', {}, WORDS.answer), answer)] : [],
    foot);
}

function toggle(number, supported, act) {
  const button = element('button',
    {type: 'button', 'data-number': number, class: `btn btn-default${supported ? ' active' : ''}`, 'aria-pressed': String(supported)},
    supported ? `${WORDS.support} ✓ ${WORDS.takeBack}` : WORDS.support);
  button.onclick = async () => {
    button.disabled = true;
    await act();
    button.disabled = false;
  };
  return button;
}

/** Search in the answers that were given for good. */
function library(server) {
  const words = element('input', {type: 'search', class: 'form-control', maxlength: 100, 'aria-label': WORDS.searchLabel, placeholder: WORDS.searchLabel});
  const form = element('form', {role: 'search', class: 'forum-search'}, words,
    element('button', {type: 'submit', class: 'btn btn-primary'}, WORDS.searchButton));
  const note = element('p', {class: 'forum-note', role: 'status'}, WORDS.loading);
  const list = element('ol', {class: 'forum-entries'});
  const more = element('button', {type: 'button', class: 'btn btn-default', hidden: ''}, WORDS.more);
  let asked = 0;
  let next = 0;

  const read = async () => {
    const mine = ++asked;
    try {
      const {total, answers} = await server.get(
        `answers?words=${encodeURIComponent(words.value)}&page=${next}&size=${PAGE_SIZE}`);
      // An answer that comes after a newer search has begun is no longer wanted.
      if (mine === asked) {
        list.append(...answers.map(entry));
        note.textContent = total ? say(WORDS.found, total) : WORDS.foundNone;
        more.hidden = list.children.length >= total;
        next++;
      }
    } catch ({message}) {
      note.textContent = message;
    }
  };
  const begin = () => {
    next = 0;
    list.replaceChildren();
    return read();
  };
  form.onsubmit = event => {
    event.preventDefault();
    begin();
  };
  more.onclick = read;
  begin();
  return element('section', {}, element('h2', {}, WORDS.search), form, note, list, more);
}

function entry({number, question: asked, text, ownerName, supporters, publishedAt, reviewedAt, reviewAt}) {
  const facts = [
    number,
    say(WORDS.owner, ownerName),
    reviewedAt ? say(WORDS.reviewed, day(reviewedAt)) : say(WORDS.published, day(publishedAt)),
    say(WORDS.reviewAt, day(reviewAt)),
    ...supporters ? [say(WORDS.supporters, supporters)] : [],
  ];
  return element('li', {},
    element('p', {class: 'forum-text'}, asked),
    element('p', {class: 'forum-answer'}, element('b', {}, WORDS.answer), text),
    element('p', {class: 'forum-meta'}, facts.join(' · ')));
}
