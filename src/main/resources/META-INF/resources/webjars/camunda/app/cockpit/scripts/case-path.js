// The path that a case has taken, on its diagrams and as a list with times and people; ended processes included.
import {draw} from '../../tasklist/scripts/case-diagram.js';
import {table} from '../../tasklist/scripts/case-view.js';
import {element, loadStyles, moment, serverOf} from '../../tasklist/scripts/page-parts.js';
import {WORDS, say, span} from './step-words.js';

const {path: words} = WORDS;

/** What people or whole processes do. */
const WORK = /userTask|callActivity/;
/** What is no step to a reader, even where they want to see what the flow did by itself. */
const SILENT = /gateway/i;
const READABLE = 0.8;
/** Around the step that is shown first, in pixels. */
const ROOM = {top: 100, right: 600, bottom: 200, left: 60};

/** On the page of an instance: the engine shows only what is running. */
export const instancePath = [
  {
    id: 'forum.path.diagram',
    pluginPoint: 'cockpit.processInstance.diagram.plugin',
    priority: 20,
    render: (viewer, {api, processInstanceId}) => {
      loadStyles('cockpit', import.meta.url);
      ofInstance(api, processInstanceId)
        .then(([path]) => path && mark(viewer, path))
        .catch(() => { /* the tab says why */ });
    },
    unmount: () => {},
  },
  {
    id: 'forum.path.tab',
    pluginPoint: 'cockpit.processInstance.runtime.tab',
    priority: 100,
    properties: {label: words.tab},
    render: (node, {api, processInstanceId}) => {
      loadStyles('case');
      loadStyles('cockpit', import.meta.url);
      const body = element('div', {class: 'forum-steps'}, element('p', {class: 'forum-note'}, WORDS.loading));
      node.replaceChildren(body);
      ofInstance(api, processInstanceId)
        .then(([path]) => body.replaceChildren(...path ? list(path) : [note(words.none)]))
        .catch(({message}) => body.replaceChildren(note(message)));
    },
    unmount: () => {},
  },
];

function ofInstance(api, instance) {
  return serverOf(api).get(`cases/path?instance=${encodeURIComponent(instance)}`);
}

/** The paths of all processes of a case; the first shown, the others a click away. */
export function pathView(paths, server) {
  if (!paths.length) {
    return note(words.none);
  }
  const pane = element('div', {class: 'forum-diagram'});
  const below = element('div', {});
  const buttons = paths.map(path => {
    const button = element('button', {type: 'button', class: 'btn btn-default btn-sm'},
      say(path.endedAt ? words.ended : words.running, path.name));
    button.onclick = () => choose(path);
    return button;
  });
  const choose = path => {
    paths.forEach((other, i) => buttons[i].setAttribute('aria-pressed', String(other === path)));
    draw(pane, path, server, control => {
      mark(control.getViewer(), path);
      enlarge(control.getViewer(), path);
    });
    below.replaceChildren(...list(path));
  };
  choose(paths[0]);
  return element('div', {}, element('p', {class: 'forum-foot'}, ...buttons), pane, below);
}

function note(text) {
  return element('p', {class: 'forum-note'}, text);
}

function seconds(from, to) {
  return Math.max(0, (new Date(to) - new Date(from)) / 1000);
}

function between(from, to) {
  return span(seconds(from, to), say);
}

function list(path) {
  const {startedAt, endedAt, askedAt, whole, passings} = path;
  const all = element('input', {type: 'checkbox'});
  const steps = element('div', {class: 'forum-path'});
  all.onchange = () => steps.replaceChildren(table(words.columns,
    together(passings.filter(({type}) => WORK.test(type) || all.checked && !SILENT.test(type))).map(line => row(line, askedAt))));
  all.onchange();
  return [
    element('p', {}, endedAt
      ? say(words.span, moment(startedAt), moment(endedAt), between(startedAt, endedAt))
      : say(words.since, moment(startedAt), between(startedAt, askedAt))),
    note(whole ? words.hint : words.onlyTasks),
    element('label', {class: 'forum-all'}, all, words.all),
    steps,
  ];
}

/** Calls of the same process side by side, 45 of them for a session, are one line. */
function together(passings) {
  const lines = [];
  passings.forEach(passing => {
    const same = passing.type === 'callActivity'
      && lines.find(({step, endedAt}) => step === passing.step && (!endedAt || passing.startedAt < endedAt));
    if (same) {
      same.times++;
      same.endedAt = same.endedAt && passing.endedAt && (same.endedAt > passing.endedAt ? same.endedAt : passing.endedAt);
    } else {
      lines.push({...passing, times: 1});
    }
  });
  return lines;
}

function row(passing, now) {
  const {name, step, type, times, startedAt, claimedAt, endedAt, dueAt, who, withdrawn, reassigned, outcome} = passing;
  const task = type === 'userTask';
  const arrived = claimedAt && new Date(claimedAt).getTime() === new Date(startedAt).getTime();
  const late = dueAt && new Date(endedAt ?? now) > new Date(dueAt);
  return [
    times > 1 ? say(words.several, name, times) : name ?? step,
    task ? who ?? (claimedAt ? words.secret : withdrawn ? '' : endedAt ? words.secret : words.unclaimed) : words.nobody,
    moment(startedAt),
    task && claimedAt ? arrived ? words.arrived : moment(claimedAt) : '',
    endedAt ? moment(endedAt) : words.open,
    task && claimedAt && !arrived ? between(startedAt, claimedAt) : '',
    endedAt ? between(claimedAt ?? startedAt, endedAt) : '',
    dueAt ? element('span', late ? {class: 'forum-late'} : {}, moment(dueAt), late ? ` ${words.late}` : '') : '',
    [withdrawn ? words.withdrawn : outcome ?? '', reassigned ? say(words.reassigned, reassigned) : ''].filter(text => text).join('，'),
  ];
}

/** The steps and the lines between them that were passed, and on each task who had it and for how long. */
function mark(viewer, {passings}) {
  const [canvas, overlays, registry] = ['canvas', 'overlays', 'elementRegistry'].map(part => viewer.get(part));
  const steps = new Map();
  passings.filter(({step}) => registry.get(step)).forEach(passing =>
    steps.set(passing.step, [...steps.get(passing.step) ?? [], passing]));
  steps.forEach((times, id) => {
    canvas.addMarker(id, times.some(({endedAt}) => !endedAt) ? 'forum-present' : 'forum-passed');
    const last = times[times.length - 1];
    if (WORK.test(last.type)) {
      label(overlays, id, times, last);
    }
  });
  registry.filter(({waypoints}) => waypoints).forEach(({id, source, target}) => {
    if (follows(steps.get(source?.id), steps.get(target?.id))) {
      canvas.addMarker(id, 'forum-passed');
    }
  });
}

/** A long diagram is drawn so large that it can be read, from its present step or else from its beginning. */
function enlarge(viewer, {passings}) {
  const canvas = viewer.get('canvas');
  const shown = passings.find(({endedAt, type}) => !endedAt && WORK.test(type)) ?? passings[0];
  if (canvas.zoom() < READABLE && viewer.get('elementRegistry').get(shown?.step)) {
    canvas.zoom(READABLE);
    canvas.scrollToElement(shown.step, ROOM);
  }
}

function label(overlays, id, times, last) {
  const took = last.endedAt ? between(last.startedAt, last.endedAt) : words.open;
  overlays.add(id, 'forum-path', {position: {bottom: -3, left: 0}, html: element('div', {class: 'forum-step-figures'},
    last.who ? say(words.badge, last.who, took) : took)});
  if (times.length > 1) {
    overlays.add(id, 'forum-path', {position: {top: -12, right: 14}, html: element('div', {class: 'forum-step-figures'}, say(words.times, times.length))});
  }
}

/** Whether it can have gone from the one to the other: one began when the other ended. */
function follows(before = [], after = []) {
  return before.some(({endedAt, withdrawn}) => endedAt && !withdrawn
    && after.some(({startedAt}) => Math.abs(new Date(startedAt) - new Date(endedAt)) < 1000));
}
