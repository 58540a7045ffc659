// What somebody types into the form of a task is kept on the server while they type (package draft), and is there again
// wherever they open the task next. Tasklist itself keeps it only by a click, and in the browser, where whoever sits at the
// same machine next would find it.
import {WORDS, say} from './drafts-words.js';
import {element, minute, moment, pageApi, serverOf} from './page-parts.js';
import {betweenForms} from './tasklist-form.js';

/** Long enough not to send every letter, short enough that nobody closes the page before. */
const AFTER_TYPING = 800;
const BEFORE_RETRY = 5000;

/** form-js as Tasklist 7.24 packs it: the number of its module. */
const FORM_JS = 57661;

/** Drafts by the element in which Tasklist shows their form. */
const drafts = new WeakMap();

/** What could not be saved when its form was left, say because the session had ended, by task. */
const unsaved = new Map();

export function installFormDrafts() {
  openFormsWithDrafts();
  betweenForms(keepDrafts);
}

/** Tasklist hands a form its data and listens to it only itself, so both are caught where it does so. */
function openFormsWithDrafts() {
  const {Form} = tasklistModule(FORM_JS);
  const show = Form.prototype.importSchema;
  Form.prototype.importSchema = function (schema, data) {
    const draft = drafts.get(this._container.parentElement);
    return draft ? draft.open(this, schema, data, all => show.call(this, schema, all)) : show.call(this, schema, data);
  };
}

function tasklistModule(number) {
  let load;
  window.webpackChunkcamunda_bpm_webapp.push([[Symbol('forum')], {}, require => {
    load = require;
  }]);
  return load(number);
}

function keepDrafts(scope, place, around) {
  const {taskId} = around.getParams();
  forgetTasklistsOwn(taskId);
  // Runs after Tasklist's own listener, which has just stored the form in the browser.
  scope.$on('authentication.login.required', () => setTimeout(() => forgetTasklistsOwn(taskId)));
  if (!taskId) {
    return {};
  }
  const draft = new Draft(taskId, scope.$root.authentication.name, place, around);
  drafts.set(place, draft);
  scope.$on('$destroy', () => draft.close());
  return {
    registerSaveHandler: () => around.registerSaveHandler(() => draft.send()),
    registerCompletionHandler: handIn => around.registerCompletionHandler(done => draft.handIn(handIn, done)),
  };
}

/** Start forms have no task; Tasklist would even give what was typed in one to all the others. */
function forgetTasklistsOwn(taskId) {
  localStorage.removeItem(`camunda-form:${taskId}`);
}

class Draft {
  constructor(task, person, place, around) {
    Object.assign(this, {task, person, place, around});
    this.changes = {};
    this.status = element('p', {class: 'forum-draft', role: 'status'}, WORDS.note);
    this.leaving = () => document.visibilityState === 'hidden' && this.send();
    document.addEventListener('visibilitychange', this.leaving);
  }

  /** Nothing is saved meanwhile: what is taken needs no draft. */
  handIn(handIn, done) {
    this.handingIn = true;
    handIn((refusal, answer) => {
      this.handingIn = false;
      if (refusal) {
        this.send();
      } else {
        this.changes = {};
      }
      done(refusal, answer);
    });
  }

  async open(form, schema, data, show) {
    this.keys = answered(schema.components);
    const {fields, savedAt} = await this.server().get(this.path()).catch(() => ({}));
    const left = unsaved.get(this.task);
    unsaved.delete(this.task);
    if (left?.person === this.person) {
      this.changes = left.changes;
    }
    const kept = this.ofThisForm({...fields, ...this.changes});
    const shown = await show({...data, ...kept});
    this.follow(form);
    this.place.append(this.status);
    if (Object.keys(kept).length > 0) {
      this.place.prepend(this.restored(savedAt ?? Date.now(), () => show(data).then(() => this.follow(form))));
    }
    this.send();
    return shown;
  }

  ofThisForm(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([key]) => this.keys.includes(key)));
  }

  follow(form) {
    const {data} = form._getState();
    this.seen = new Map(this.keys.map(key => [key, JSON.stringify(data[key])]));
    if (!this.follows) {
      this.follows = true;
      form.on('changed', state => this.changed(state.data));
    }
  }

  changed(data) {
    for (const [key, before] of this.seen) {
      const now = JSON.stringify(data[key]);
      if (now !== before) {
        this.seen.set(key, now);
        this.changes[key] = data[key] ?? null;
      }
    }
    if (this.hasChanges()) {
      this.sendIn(AFTER_TYPING);
    }
  }

  hasChanges() {
    return Object.keys(this.changes).length > 0;
  }

  sendIn(time) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), time);
  }

  async send() {
    clearTimeout(this.timer);
    if (this.sending || this.handingIn || !this.hasChanges()) {
      return;
    }
    const sent = this.changes;
    this.changes = {};
    this.sending = true;
    this.say(WORDS.saving);
    try {
      const {savedAt} = await this.server().change('PATCH', this.path(), sent);
      this.say(say(WORDS.saved, minute(savedAt)));
      this.sending = false;
    } catch (error) {
      this.sending = false;
      this.changes = {...sent, ...this.changes};
      this.failed(error);
      return;
    }
    if (this.hasChanges()) {
      this.sendIn(AFTER_TYPING);
    } else {
      this.around.notifyFormDirty(false);
    }
  }

  /** What the server refuses it would refuse again; a network comes back. */
  failed({status, message}) {
    const isRefused = status !== undefined && status < 500;
    this.say(status === 401 ? WORDS.login : isRefused ? say(WORDS.failed, message) : WORDS.offline, true);
    if (this.closed) {
      this.leave();
    } else if (!isRefused) {
      this.sendIn(BEFORE_RETRY);
    }
  }

  say(words, isBad = false) {
    this.status.textContent = words;
    this.status.classList.toggle('forum-bad', isBad);
  }

  /** The page may not open windows that ask. */
  restored(at, putBack) {
    const discard = element('button', {type: 'button', class: 'btn btn-link'}, WORDS.discard);
    const note = element('p', {class: 'forum-draft forum-restored', role: 'status'}, say(WORDS.restored, moment(at)), discard);
    discard.onclick = () => {
      const confirm = element('button', {type: 'button', class: 'btn btn-danger btn-sm'}, WORDS.confirm);
      const keep = element('button', {type: 'button', class: 'btn btn-default btn-sm'}, WORDS.keep);
      keep.onclick = () => note.replaceWith(this.restored(at, putBack));
      confirm.onclick = async () => {
        try {
          this.changes = {};
          this.seen.clear();
          await this.server().change('DELETE', this.path());
          await putBack();
          note.remove();
          this.say(WORDS.note);
        } catch ({message}) {
          note.replaceChildren(say(WORDS.failed, message), discard);
        }
      };
      note.replaceChildren(WORDS.sure, confirm, keep);
      keep.focus();
    };
    return note;
  }

  close() {
    this.closed = true;
    document.removeEventListener('visibilitychange', this.leaving);
    if (this.sending) {
      this.leave();
    } else {
      this.send();
    }
  }

  leave() {
    if (this.hasChanges()) {
      unsaved.set(this.task, {person: this.person, changes: this.changes});
    }
  }

  path() {
    return `drafts/${encodeURIComponent(this.task)}`;
  }

  /** Anew each time: a new login has another token. */
  server() {
    return serverOf(pageApi());
  }
}

/** Keys of what a person fills in: what is only shown, or counted by the form, is no draft. */
function answered(components) {
  return components.flatMap(({type, key, path, components: inner = [], disabled, readonly}) => {
    if (type === 'group' && !path) {
      return answered(inner);
    }
    const name = key ?? path;
    return !name || disabled || readonly === true || type === 'expression' ? [] : [name.split('.')[0]];
  });
}
