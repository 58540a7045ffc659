// The tab 材料 beside the form of a task: evidence that belongs to its case, and uploading more of it.
import {WORDS, say} from './attachments-words.js';
import {queueOf, sizeOf} from './attachments-queue.js';
import {element, moment, plainDay, serverOf} from './page-parts.js';

const STYLE = new URL('../styles/attachments-tab.css', import.meta.url).href;

/** What is on the page now: a tab of one task. */
let shown;

export const attachmentsTab = {
  id: 'forum.attachments',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: {label: WORDS.label},
  render: (node, {api, taskId}, scope) => {
    addStyle();
    node.classList.add('forum-files');
    const view = {node, server: serverOf(api), token: api.CSRFToken, task: taskId, asked: 0};
    shown = view;
    // Claiming changes what the person may do.
    scope.$watch('task.assignee', () => shown === view && show(view));
  },
  unmount: () => {
    shown = undefined;
  },
};

async function show(view) {
  const {node, server, token, task} = view;
  const asked = ++view.asked;
  // Meanwhile the person may have gone on to another task, or the list may have changed once more.
  const isLatest = () => shown === view && view.asked === asked;
  try {
    const shelf = await server.get(`attachments?task=${encodeURIComponent(task)}`);
    if (isLatest()) {
      const again = () => shown === view && show(view);
      const queue = queueOf(task, server.address('attachments'), token);
      queue.changed = again;
      node.replaceChildren(
        ...shelf.state === 'mine' ? [upload(view, shelf, queue)] : [note(WORDS[shelf.state])],
        queue.list,
        ...files(shelf, server, again));
    }
  } catch {
    if (isLatest()) {
      node.replaceChildren(note(WORDS.failed));
    }
  }
}

/** Made once: what was typed stays while the list changes. */
function upload(view, shelf, queue) {
  view.upload ??= uploading(shelf, queue);
  return view.upload;
}

function uploading({today, largest, most, endings, kinds}, queue) {
  const date = element('input', {type: 'date', class: 'form-control', value: today, max: today, required: ''});
  const kind = element('select', {class: 'form-control'}, ...kinds.map(({value, label}) => element('option', {value}, label)));
  const description = element('input', {type: 'text', class: 'form-control', maxlength: '200'});
  const file = element('input', {type: 'file', multiple: '', class: 'forum-hidden', tabindex: '-1', accept: endings.map(e => `.${e}`).join(','), 'aria-label': WORDS.choose});
  const button = element('button', {type: 'button', class: 'btn btn-primary'}, WORDS.choose);
  const message = element('p', {class: 'forum-message', role: 'alert'});
  const drop = element('div', {class: 'forum-drop'}, button, file, element('span', {}, WORDS.drop));
  const take = chosen => {
    message.textContent = date.value === '' ? WORDS.noDate : date.value > today ? WORDS.future : '';
    if (message.textContent === '') {
      queue.add(chosen, {date: date.value, kind: kind.value, description: description.value}, {endings, largest});
    }
  };
  button.onclick = () => file.click();
  file.onchange = () => {
    take([...file.files]);
    // The same file may be chosen again once it was put right.
    file.value = '';
  };
  for (const over of ['dragenter', 'dragover']) {
    drop.addEventListener(over, event => {
      event.preventDefault();
      drop.classList.add('forum-over');
    });
  }
  drop.addEventListener('dragleave', () => drop.classList.remove('forum-over'));
  drop.addEventListener('drop', event => {
    event.preventDefault();
    drop.classList.remove('forum-over');
    take([...event.dataTransfer.files]);
  });
  return element('section', {'aria-label': WORDS.add},
    element('h4', {}, WORDS.add),
    element('div', {class: 'forum-facts'}, field(WORDS.date, date), field(WORDS.kind, kind), field(WORDS.description, description)),
    drop,
    message,
    element('p', {class: 'forum-rules'}, say(WORDS.rules, endings.join(WORDS.and), sizeOf(largest), most)));
}

function files({files: all}, server, again) {
  if (all.length === 0) {
    return [note(WORDS.nothing)];
  }
  return [
    element('h4', {}, WORDS.list),
    element('ul', {class: 'forum-file-list'}, ...all.map(file => row(file, server, again))),
  ];
}

function row(file, server, again) {
  const address = server.address(`attachments/${file.id}`);
  const preview = `${address}/preview`;
  const below = element('div', {class: 'forum-below'});
  const actions = element('div', {class: 'forum-file-actions'});
  if (file.preview === 'picture') {
    actions.append(pictureButton(file, preview, below));
  } else if (file.preview === 'pdf') {
    actions.append(element('a', {href: preview, target: '_blank', rel: 'noopener', 'aria-label': say(WORDS.openOf, file.name)}, WORDS.open));
  }
  actions.append(element('a', {href: address, download: file.name, 'aria-label': say(WORDS.downloadOf, file.name)}, WORDS.download));
  if (file.removable) {
    actions.append(removeButton(file, server, below, again));
  }
  return element('li', {},
    thumbnail(file, preview),
    element('div', {class: 'forum-file'},
      element('b', {}, file.name),
      element('span', {}, say(WORDS.meta, file.kind, plainDay(file.date), sizeOf(file.size))),
      ...file.description ? [element('span', {}, file.description)] : [],
      element('small', {}, say(WORDS.by, file.uploadedBy, moment(file.uploadedAt)))),
    actions,
    below);
}

/** Pictures show themselves small; other files the ending of their name. */
function thumbnail({name, preview}, address) {
  return preview === 'picture'
    ? element('img', {src: address, alt: '', loading: 'lazy', class: 'forum-thumb'})
    : element('span', {class: 'forum-thumb', 'aria-hidden': 'true'}, name.slice(name.lastIndexOf('.') + 1).toUpperCase());
}

function pictureButton({name}, address, below) {
  const button = linkButton(WORDS.preview, say(WORDS.previewOf, name));
  button.setAttribute('aria-expanded', 'false');
  button.onclick = () => {
    const open = button.getAttribute('aria-expanded') === 'false';
    button.setAttribute('aria-expanded', String(open));
    button.textContent = open ? WORDS.close : WORDS.preview;
    below.replaceChildren(...open ? [element('img', {src: address, alt: name, class: 'forum-picture'})] : []);
  };
  return button;
}

/** The page may not open windows that ask. */
function removeButton({id, name}, server, below, again) {
  const button = linkButton(WORDS.remove, say(WORDS.removeOf, name));
  button.onclick = () => {
    const confirm = element('button', {type: 'button', class: 'btn btn-danger btn-sm'}, WORDS.confirm);
    const keep = element('button', {type: 'button', class: 'btn btn-default btn-sm'}, WORDS.keep);
    const message = element('span', {class: 'forum-message', role: 'alert'});
    keep.onclick = () => {
      below.replaceChildren();
      button.focus();
    };
    confirm.onclick = async () => {
      confirm.disabled = true;
      try {
        await server.change('DELETE', `attachments/${id}`);
        again();
      } catch (error) {
        message.textContent = error.message;
        confirm.disabled = false;
      }
    };
    below.replaceChildren(element('p', {class: 'forum-sure', role: 'group'}, say(WORDS.sure, name), confirm, keep, message));
    keep.focus();
  };
  return button;
}

function linkButton(text, label) {
  return element('button', {type: 'button', class: 'btn btn-link', 'aria-label': label}, text);
}

function field(words, input) {
  return element('label', {}, words, input);
}

function note(text) {
  return element('p', {class: 'forum-rules', role: 'status'}, text);
}

function addStyle() {
  if (!document.querySelector(`link[href="${STYLE}"]`)) {
    document.head.append(element('link', {rel: 'stylesheet', href: STYLE}));
  }
}
