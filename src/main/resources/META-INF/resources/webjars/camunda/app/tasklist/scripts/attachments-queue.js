// Files on their way to the server, one after the other: progress, cancelling, and why one was not taken.
import {WORDS, say} from './attachments-words.js';
import {element} from './page-parts.js';

const MEGABYTE = 1024 * 1024;

// Goes on while the person looks at another tab or task, and is shown again when they come back.
const queues = new Map();

export function sizeOf(bytes) {
  return bytes >= MEGABYTE ? `${Number((bytes / MEGABYTE).toFixed(1))} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
}

/** @param token against forged requests, as the session has it */
export function queueOf(task, address, token) {
  if (!queues.has(task)) {
    queues.set(task, new Queue(task, address, token));
  }
  return queues.get(task);
}

class Queue {
  constructor(task, address, token) {
    this.task = task;
    this.address = address;
    this.token = token;
    this.waiting = [];
    // What to do after each file that was taken; whoever shows the queue sets it.
    this.changed = () => {};
    this.list = element('ul', {class: 'forum-queue', 'aria-label': WORDS.queue, 'aria-live': 'polite'});
  }

  /**
   * @param facts date, kind and description of these files
   * @param rules endings and largest, as the server tells them
   */
  add(files, facts, rules) {
    for (const file of files) {
      const item = new Item(file);
      this.list.append(item.node);
      const fault = faultOf(file, rules);
      if (fault) {
        item.end(fault, true);
      } else {
        item.onCancel(() => this.waiting = this.waiting.filter(({item: other}) => other !== item));
        this.waiting.push({item, file, facts});
      }
    }
    this.next();
  }

  next() {
    if (this.running || this.waiting.length === 0) {
      return;
    }
    const {item, file, facts} = this.waiting.shift();
    this.running = true;
    this.send(item, file, facts, taken => {
      this.running = false;
      if (taken) {
        item.node.remove();
        this.changed();
      }
      this.next();
    });
  }

  send(item, file, facts, ended) {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({task: this.task, name: file.name, ...facts});
    request.open('POST', `${this.address}?${query}`);
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-XSRF-TOKEN', this.token);
    request.upload.onprogress = ({loaded, total}) => item.progress(loaded, total);
    request.upload.onload = () => item.say(WORDS.checking);
    request.onload = () => {
      const taken = request.status === 201;
      item.end(taken ? WORDS.done : reason(request), !taken);
      ended(taken);
    };
    request.onerror = () => {
      item.end(WORDS.broken, true);
      ended(false);
    };
    request.onabort = () => ended(false);
    item.onCancel(() => request.abort());
    request.send(file);
  }
}

function faultOf({name, size}, {endings, largest}) {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (!name.includes('.') || !endings.includes(ending)) {
    return say(WORDS.wrongKind, endings.join(WORDS.and));
  }
  if (size > largest) {
    return say(WORDS.tooLarge, sizeOf(size), sizeOf(largest));
  }
  return size === 0 ? WORDS.empty : undefined;
}

function reason({responseText}) {
  try {
    return JSON.parse(responseText).detail ?? WORDS.broken;
  } catch {
    return WORDS.broken;
  }
}

class Item {
  constructor({name, size}) {
    this.bar = element('progress', {max: '1', value: '0', 'aria-label': name});
    this.said = element('span', {class: 'forum-said'}, WORDS.waiting);
    this.button = element('button', {type: 'button', class: 'btn btn-default btn-sm'}, WORDS.cancel);
    this.node = element('li', {}, element('b', {}, name), element('small', {}, sizeOf(size)), this.bar, this.said, this.button);
  }

  onCancel(cancel) {
    this.button.onclick = () => {
      cancel();
      this.end(WORDS.cancelled, false);
    };
  }

  progress(loaded, total) {
    this.bar.value = total > 0 ? loaded / total : 0;
    this.say(say(WORDS.sending, Math.floor(this.bar.value * 100)));
  }

  say(words) {
    this.said.textContent = words;
  }

  end(words, refused) {
    this.say(words);
    this.bar.hidden = true;
    this.node.classList.toggle('forum-refused', refused);
    this.button.textContent = WORDS.dismiss;
    this.button.onclick = () => this.node.remove();
  }
}
