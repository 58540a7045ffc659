// What our own pages of Tasklist are made of.

const FAILED = '读取失败，请刷新页面再试。';
const DAY = new Intl.DateTimeFormat('zh-CN', {year: 'numeric', month: 'long', day: 'numeric'});

const MOMENT = new Intl.DateTimeFormat('zh-CN', {
  year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit',
});

export function day(instant) {
  return DAY.format(new Date(instant));
}

/** A day that comes without a time, for example 2026-09-18. */
export function plainDay(date) {
  return DAY.format(new Date(`${date}T00:00`));
}

export function moment(instant) {
  return MOMENT.format(new Date(instant));
}

/** Our own REST and the engine's, with the login of Tasklist's session. */
export function serverOf({baseApi, CSRFToken}) {
  const root = baseApi.replace(/\/camunda\/api\b.*$/, '');
  const ask = async (method, address, sent) => {
    const answer = await fetch(address, {
      method,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json, application/problem+json',
        'X-XSRF-TOKEN': CSRFToken,
        ...sent ? {'Content-Type': 'application/json'} : {},
      },
      body: sent && JSON.stringify(sent),
    });
    const body = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      throw new Error(body.detail ?? body.message ?? FAILED);
    }
    return body;
  };
  const upload = async (path, type, content) => {
    const answer = await fetch(`${root}/api/${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json, application/problem+json',
        'X-XSRF-TOKEN': CSRFToken,
        'Content-Type': type,
      },
      body: content,
    });
    const body = await answer.json().catch(() => ({}));
    // What a file can't be taken for is an answer, too.
    if (!answer.ok && answer.status !== 422) {
      throw new Error(body.detail ?? FAILED);
    }
    return body;
  };
  const own = (method, path, sent) => ask(method, `${root}/api/${path}`, sent);
  return {
    upload,
    get: path => own('GET', path),
    change: own,
    engine: (method, path, sent) => ask(method, `${baseApi}/engine/default/${path}`, sent),
    address: path => `${root}/api/${path}`,
    me: () => own('GET', 'me'),
  };
}

export function loadStyles() {
  const href = new URL('../styles/pages.css', import.meta.url).href;
  if (!document.querySelector(`link[href="${href}"]`)) {
    document.head.append(element('link', {rel: 'stylesheet', href}));
  }
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
