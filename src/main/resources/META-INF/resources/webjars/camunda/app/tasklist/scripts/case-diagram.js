// The diagrams that work on a case, drawn by the viewer that the web apps bring themselves, with the present steps marked.
import {WORDS} from './case-words.js';
import {element} from './page-parts.js';

const READABLE = 0.75;
/** Around the present step, in pixels. */
const ROOM = {top: 100, right: 200, bottom: 100, left: 200};

/** @param shown id of the diagram that is shown first; the others are a click away */
export function diagrams(all, shown, server) {
  const pane = element('div', {class: 'forum-diagram'});
  const first = all.find(({definition}) => definition === shown) ?? all[0];
  const buttons = all.map(diagram => {
    const button = element('button', {type: 'button', class: 'btn btn-default btn-sm'}, diagram.name);
    button.onclick = () => choose(diagram);
    return button;
  });
  const choose = diagram => {
    all.forEach((other, i) => buttons[i].setAttribute('aria-pressed', String(other === diagram)));
    draw(pane, diagram, server, control => mark(control, diagram.steps));
  };
  choose(first);
  return element('div', {},
    element('p', {class: 'forum-foot'}, ...buttons, element('span', {class: 'forum-meta'}, WORDS.steps)), pane);
}

/** @param decorate is given the viewer's control once the diagram is drawn */
export async function draw(pane, {definition, name}, server, decorate) {
  const drawing = element('div', {class: 'forum-drawing', role: 'img', 'aria-label': name});
  pane.replaceChildren(drawing);
  try {
    const {bpmn20Xml} = await server.engine('GET', `process-definition/${definition}/xml`);
    // Meanwhile another diagram may have been chosen, or the person has gone on.
    if (drawing.isConnected) {
      view(drawing, bpmn20Xml, decorate);
    }
  } catch {
    drawing.replaceWith(element('p', {class: 'forum-note'}, WORDS.diagramFailed));
  }
}

function view(drawing, xml, decorate) {
  window.angular.element(document.body).injector().invoke(['$compile', '$rootScope', ($compile, $rootScope) => {
    const scope = $rootScope.$new(true);
    Object.assign(scope, {xml, control: {}, loaded: () => {
      inChinese(drawing);
      decorate(scope.control);
    }});
    drawing.append(element('div',
      {'cam-widget-bpmn-viewer': '', 'diagram-data': 'xml', control: 'control', 'on-load': 'loaded()'}));
    $compile(drawing.firstChild)(scope);
    scope.$applyAsync();
    destroyWhenGone(drawing, scope);
  }]);
}

function inChinese(drawing) {
  drawing.querySelectorAll('[title]').forEach(button => {
    button.title = WORDS.zoom[button.title] ?? button.title;
  });
}

/** A long diagram is drawn so large that it can be read, around where it stands. */
function mark(control, steps) {
  const canvas = control.getViewer().get('canvas');
  steps.forEach(step => control.highlight(step));
  if (canvas.zoom() < READABLE && steps.length > 0) {
    canvas.zoom(READABLE);
    canvas.scrollToElement(steps[0], ROOM);
  }
}

/** Nobody tells a drawing that it was taken off the page. */
function destroyWhenGone(drawing, scope) {
  const observer = new MutationObserver(() => {
    if (!drawing.isConnected) {
      observer.disconnect();
      scope.$destroy();
    }
  });
  observer.observe(document.body, {childList: true, subtree: true});
}
