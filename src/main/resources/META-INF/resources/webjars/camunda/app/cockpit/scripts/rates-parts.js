// What the two halves of the page 办理质效 have in common.
import {element} from '../../tasklist/scripts/page-parts.js';
import {WORDS, say} from './rates-words.js';

/** The address of the page with other things asked for. */
export function address(asked, changes) {
  const all = Object.entries({...asked, ...changes}).filter(([, value]) => value !== undefined && value !== '');
  return `#/rates?${new URLSearchParams(all)}`;
}

/** The days asked for, as the server takes them. */
export function days({from, to}) {
  return new URLSearchParams(Object.entries({from, to}).filter(([, value]) => value));
}

/** Which half of the page, and of which days. */
export function head({from, to}, view) {
  const tab = (name, words) => element('a',
    {href: address({from, to}, {view: name}), class: name === view ? 'btn btn-default active' : 'btn btn-default'}, words);
  const field = (words, value) => {
    const input = element('input', {type: 'date', class: 'form-control', required: '', value});
    return [input, element('label', {}, words, input)];
  };
  const [first, firstLabel] = field(WORDS.from, from);
  const [last, lastLabel] = field(WORDS.to, to);
  const form = element('form', {class: 'forum-filter forum-days'}, firstLabel, lastLabel,
    element('button', {type: 'submit', class: 'btn btn-primary'}, WORDS.show),
    ...spans(to).map(([words, begin]) =>
      element('a', {href: address({}, {view, from: begin, to}), class: 'btn btn-default'}, words)));
  form.onsubmit = event => {
    event.preventDefault();
    window.location.hash = address({}, {view, from: first.value, to: last.value});
  };
  return element('div', {}, element('p', {class: 'forum-tabs'}, tab('', WORDS.units), tab('teams', WORDS.teams)), form);
}

/** Spans of time that end on that day. */
function spans(to) {
  const [year, month] = to.split('-');
  const quarter = String(Math.floor((month - 1) / 3) * 3 + 1).padStart(2, '0');
  return [[WORDS.year, `${year}-01-01`], [WORDS.quarter, `${year}-${quarter}-01`], [WORDS.month, `${year}-${month}-01`]];
}

/** A figure that opens its cases. */
export function figure({yes, base, excluded, value}, {rate, name, hasBase}, href) {
  if (!hasBase) {
    return yes ? element('a', {href}, say(WORDS.counts[rate], yes)) : WORDS.nothing;
  }
  return element('div', {class: 'forum-figure'},
    ...value === null
      ? [element('span', {class: 'forum-note'}, WORDS.noBase)]
      : [
        element('a', {href, class: 'forum-value'}, say(WORDS.percent, value)),
        element('progress', {value, max: 100, 'aria-label': name}),
        element('span', {class: 'forum-note'}, say(WORDS.parts, yes, base)),
      ],
    ...excluded ? [element('a', {href: `${href}&verdict=OUT`, class: 'forum-note'}, say(WORDS.excluded, excluded))] : []);
}

/** How a figure is worked out. */
export function explained({name, formula, exclusions}) {
  return element('details', {class: 'forum-formula'}, element('summary', {}, `${name}：${WORDS.formula}`),
    element('p', {}, formula), element('p', {}, exclusions));
}

export function named(name, node) {
  node.classList.add(name);
  return node;
}
