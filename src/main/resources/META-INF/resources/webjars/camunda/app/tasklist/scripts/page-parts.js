// What our own pages of Tasklist and Cockpit are made of.

const KEPT_ALIVE = 60_000;

const FAILED = '读取失败，请刷新页面再试。';

/** The office's hours, wherever the browser is. */
export const ZONE = 'Asia/Shanghai';

const DAY = new Intl.DateTimeFormat('zh-CN', {timeZone: ZONE, year: 'numeric', month: 'long', day: 'numeric'});

const MOMENT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit',
});

const MINUTE = new Intl.DateTimeFormat('zh-CN', {timeZone: ZONE, hour: '2-digit', minute: '2-digit', hour12: false});

export function day(instant) {
  return DAY.format(new Date(instant));
}

/** A day that comes without a time, for example 2026-09-18. */
export function plainDay(date) {
  return DAY.format(new Date(`${date}T00:00+08:00`));
}

export function moment(instant) {
  return MOMENT.format(new Date(instant));
}

/** The time of day. */
export function minute(instant) {
  return MINUTE.format(new Date(instant));
}

/** What Tasklist hands to its plug-ins, for parts of ours that are none. */
export function pageApi() {
  const [, CSRFToken] = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie) ?? [];
  return {baseApi: document.querySelector('base').getAttribute('engine-api'), CSRFToken};
}

/** Our own REST and the engine's, with the login of Tasklist's session. */
export function serverOf({baseApi, CSRFToken}) {
  const root = baseApi.replace(/\/camunda\/api\b.*$/, '');
  const request = (method, address, body, type) => fetch(address, {
    method,
    credentials: 'same-origin',
    headers: {
      Accept: 'application/json, application/problem+json',
      'X-XSRF-TOKEN': CSRFToken,
      ...body ? {'Content-Type': type} : {},
    },
    body,
    // Ends also where the page is being closed; browsers take no more of that than this.
    keepalive: new Blob([body ?? '']).size < KEPT_ALIVE,
  });
  const refusal = async answer => {
    const {detail, message} = await answer.json().catch(() => ({}));
    return Object.assign(new Error(detail ?? message ?? FAILED), {status: answer.status});
  };
  const send = async (method, address, sent) => {
    const answer = await request(method, address, sent && JSON.stringify(sent), 'application/json');
    if (!answer.ok) {
      throw await refusal(answer);
    }
    return answer;
  };
  const upload = async (path, type, content) => {
    const answer = await request('POST', `${root}/api/${path}`, content, type);
    // What a file can't be taken for is an answer, too.
    if (!answer.ok && answer.status !== 422) {
      throw await refusal(answer);
    }
    return answer.json();
  };
  const ask = async (...request) => (await send(...request)).json().catch(() => ({}));
  const own = (method, path, sent) => ask(method, `${root}/api/${path}`, sent);
  return {
    get: path => own('GET', path),
    change: own,
    upload,
    engine: (method, path, sent) => ask(method, `${baseApi}/engine/default/${path}`, sent),
    /** Gives the browser a file that is asked for with a body, under the name that the server gives it. */
    download: async (path, sent) => {
      const answer = await send('POST', `${root}/api/${path}`, sent);
      const [, name] = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('Content-Disposition')) ?? [];
      const href = URL.createObjectURL(await answer.blob());
      element('a', {href, download: decodeURIComponent(name ?? '')}).click();
      URL.revokeObjectURL(href);
    },
    address: path => `${root}/api/${path}`,
    me: () => own('GET', 'me'),
  };
}

/** @param of a script beside whose folder the styles are */
export function loadStyles(name = 'pages', of = import.meta.url) {
  const href = new URL(`../styles/${name}.css`, of).href;
  if (!document.querySelector(`link[href="${href}"]`)) {
    document.head.append(element('link', {rel: 'stylesheet', href}));
  }
}

/** A page of Tasklist. */
export const rolePage = pageIn('tasklist.navbar.action', 'tasklist.route');

/** A page of Cockpit. */
export const cockpitPage = pageIn('cockpit.navigation', 'cockpit.route');

/**
 * A page of ours that some roles have: its link in the head of the web app and its route. What others ask there by hand
 * the server refuses, and the page says so.
 *
 * @param readers roles that are offered the link
 * @param words with link, title, back, loading and, where it has one, hint
 * @param fill puts the content into the page's body, for a server and the roles of who asks
 */
function pageIn(head, route) {
  return ({name, priority, readers, words, fill}) => {
    const path = `/${name}`;
    return [
      {
        id: `forum.${name}.link`,
        pluginPoint: head,
        priority,
        properties: {label: words.link},
        render: (node, {api}) => {
          serverOf(api).me().then(({roles}) => {
            if (readers.some(role => roles.includes(role))) {
              node.append(element('a', {href: `#${path}`, class: `forum-${name}-link`}, words.link));
            }
          }).catch(() => { /* no link is better than a broken one */ });
        },
      },
      {
        id: `forum.${name}.page`,
        pluginPoint: route,
        properties: {path},
        render: (node, {api}) => {
          loadStyles();
          const server = serverOf(api);
          const body = element('div', {}, element('p', {class: 'forum-note'}, words.loading));
          node.append(element('main', {class: 'forum-page forum-wide'},
            element('header', {}, element('h1', {}, words.title), element('a', {href: '#/'}, words.back)),
            ...words.hint ? [element('p', {class: 'forum-note'}, words.hint)] : [],
            body));
          server.me()
            .then(({roles}) => fill(body, server, roles))
            .catch(({message}) => { body.textContent = message; });
        },
      },
    ];
  };
}

/** Text goes in as text: what people wrote is never read as markup. */
export function element(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

/** Cells are texts or nodes. */
export function table(columns, rows) {
  return element('table', {class: 'table'},
    element('thead', {}, element('tr', {}, ...columns.map(name => element('th', {scope: 'col'}, name)))),
    element('tbody', {}, ...rows.map(cells => element('tr', {}, ...cells.map(cell => element('td', {}, cell))))));
}
