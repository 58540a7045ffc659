// On the diagram of a process what its steps have running and have finished, and the tab 环节统计 with all figures.
import {element, loadStyles, serverOf} from '../../tasklist/scripts/page-parts.js';
import {lamp, table} from '../../tasklist/scripts/case-view.js';
import {WORDS, say, span} from './step-words.js';

const {figures: words} = WORDS;
const HEATS = 5;
/** The period is two days of the manager's own, not a number of days up to today. */
const OWN = 'own';
/** What people or whole processes do; what the flow does by itself in no time says nothing. */
const WORK = /userTask|callActivity/;

/** What the manager has chosen; diagram and tab show the same. */
const chosen = {days: '90', from: '', to: '', heat: 'count'};
const watching = new Set();

const drawn = {};

export const stepFigures = [
  {
    id: 'forum.steps.diagram',
    pluginPoint: 'cockpit.processDefinition.diagram.plugin',
    priority: 20,
    render: (viewer, {api, processDefinitionId}) => {
      loadStyles('case');
      loadStyles('cockpit', import.meta.url);
      watching.delete(drawn.show);
      drawn.show = ({steps}) => draw(viewer, steps);
      watching.add(drawn.show);
      read(serverOf(api), processDefinitionId);
    },
    unmount: () => watching.delete(drawn.show),
  },
  {
    id: 'forum.steps.tab',
    pluginPoint: 'cockpit.processDefinition.runtime.tab',
    priority: 100,
    properties: {label: words.tab},
    render: (node, {api, processDefinitionId}) => {
      loadStyles('case');
      loadStyles('cockpit', import.meta.url);
      const list = element('div', {}, element('p', {class: 'forum-note'}, WORDS.loading));
      const server = serverOf(api);
      watching.delete(drawn.list);
      drawn.list = answer => list.replaceChildren(...answer.steps ? tableOf(answer) : [element('p', {class: 'forum-note'}, answer.message)]);
      watching.add(drawn.list);
      node.replaceChildren(element('div', {class: 'forum-steps'}, controls(() => read(server, processDefinitionId)), list));
      read(server, processDefinitionId);
    },
    unmount: () => watching.delete(drawn.list),
  },
];

let latest = 0;

async function read(server, definition) {
  const mine = ++latest;
  const {days, from, to} = chosen;
  const asked = new URLSearchParams({definition, ...days === OWN ? {from, to} : {days}});
  const answer = await server.get(`steps?${asked}`).catch(({message}) => ({message}));
  // Meanwhile another period may have been chosen.
  if (mine === latest) {
    if (answer.steps) {
      Object.assign(chosen, {from: answer.from, to: answer.to});
    }
    watching.forEach(show => show(answer));
  }
}

function controls(change) {
  const from = element('input', {type: 'date', class: 'form-control', 'aria-label': words.from, required: ''});
  const to = element('input', {type: 'date', class: 'form-control', 'aria-label': words.to, required: ''});
  const own = element('span', {}, from, to);
  const fill = () => {
    from.value = chosen.from;
    to.value = chosen.to;
    own.hidden = chosen.days !== OWN;
  };
  const period = select(words.period, words.periods, chosen.days, value => {
    chosen.days = value;
    if (value !== OWN) {
      change();
    }
    fill();
  });
  from.onchange = to.onchange = () => {
    if (from.value && to.value) {
      Object.assign(chosen, {from: from.value, to: to.value});
      change();
    }
  };
  const legend = element('span', {class: 'forum-note'});
  const explain = () => { legend.textContent = chosen.heat === 'none' ? '' : say(words.legend, words.deeper[chosen.heat]); };
  const heat = select(words.heat, words.heats, chosen.heat, value => {
    chosen.heat = value;
    explain();
    change();
  });
  fill();
  explain();
  return element('p', {class: 'forum-foot'}, ...labelled(words.period, period), own, ...labelled(words.heat, heat), legend);
}

function labelled(text, field) {
  return [element('label', {}, element('span', {}, text), field)];
}

function select(name, options, value, choose) {
  const field = element('select', {class: 'form-control', 'aria-label': name},
    ...Object.entries(options).sort(([a], [b]) => order(a) - order(b)).map(([key, text]) => element('option', {value: key}, text)));
  field.value = value;
  field.onchange = () => choose(field.value);
  return field;
}

/** Numbers before words, as they are written down otherwise. */
function order(key) {
  return Number.isNaN(Number(key)) ? 10000 : Number(key);
}

/** Steps with a person first, in the order of the diagram; then what else took time. */
function tableOf({whole, steps}) {
  const told = [...steps.filter(isWork), ...steps.filter(step => !isWork(step) && takesTime(step))];
  return [
    element('p', {class: 'forum-note'}, words.hint, whole ? '' : words.county),
    told.length ? table(words.columns, told.map(row)) : element('p', {class: 'forum-note'}, words.none),
  ];
}

function isWork({type, finished}) {
  return type === 'userTask' || type === null && (finished?.handling ?? null) !== null;
}

function takesTime({running, finished}) {
  return running !== null || (finished?.average ?? 0) >= 1;
}

function row(step) {
  const {name, type, running, finished} = step;
  const work = isWork(step);
  const rated = finished ? finished.inLimit + finished.late : 0;
  const number = count => count ? String(count) : words.dash;
  return [
    element('span', {}, name ?? words.other, ...work ? [] : [element('small', {class: 'forum-meta'}, ' ', type === 'callActivity' ? words.called : words.automatic)]),
    number(running?.count),
    overdue(running),
    number(finished?.count),
    time(finished?.average),
    time(finished?.median),
    !work ? words.dash : waiting(finished),
    !work ? words.dash : time(finished?.handling),
    number(finished?.inLimit),
    number(finished?.late),
    rated ? say(words.percent, Math.round(100 * finished.inLimit / rated)) : words.dash,
    number(finished?.reassigned),
    number(finished?.withdrawn),
  ];
}

function overdue(running) {
  return running && (running.red || running.yellow)
    ? element('span', {},
      ...running.red ? [lamp({colour: 'RED', reason: say(words.overdue, running.red)}), say(words.overdue, running.red), ' '] : [],
      ...running.yellow ? [lamp({colour: 'YELLOW', reason: say(words.soon, running.yellow)}), say(words.soon, running.yellow)] : [])
    : words.dash;
}

function time(seconds) {
  return seconds === null || seconds === undefined ? words.dash : span(seconds, say);
}

function waiting(finished) {
  if (!finished || finished.waiting === null) {
    return words.dash;
  }
  return finished.arrived === finished.count
    ? words.arrived
    : finished.arrived ? say(words.partlyArrived, time(finished.waiting), finished.arrived) : time(finished.waiting);
}

function draw(viewer, steps = []) {
  const [canvas, overlays, registry] = ['canvas', 'overlays', 'elementRegistry'].map(part => viewer.get(part));
  overlays.remove({type: 'forum-step'});
  registry.forEach(({id}) => {
    for (let heat = 1; heat <= HEATS; heat++) {
      canvas.removeMarker(id, `forum-heat-${heat}`);
    }
  });
  const known = steps.filter(({id, type}) => WORK.test(type) && registry.get(id));
  const most = Math.max(...known.map(warmth));
  known.forEach(step => {
    const heat = most > 0 ? Math.ceil(HEATS * warmth(step) / most) : 0;
    if (heat > 0) {
      canvas.addMarker(step.id, `forum-heat-${heat}`);
    }
    label(overlays, step);
  });
}

function warmth({finished}) {
  return {count: finished?.count, time: finished?.average, none: 0}[chosen.heat] ?? 0;
}

function label(overlays, {id, running, finished}) {
  if (running?.red || running?.yellow) {
    overlays.add(id, 'forum-step', {position: {top: -14, left: -6}, html: element('div', {class: 'forum-step-lamps'}, overdue(running))});
  }
  if (finished?.count) {
    const text = finished.median === null ? say(words.badge, finished.count) : say(words.badgeMedian, finished.count, time(finished.median));
    overlays.add(id, 'forum-step', {position: {bottom: -3, left: 0}, html: element('div', {class: 'forum-step-figures'}, text)});
  }
}
