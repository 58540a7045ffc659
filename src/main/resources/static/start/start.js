// The start page: shows the numbers of /start/overview; in the demo edition it logs people in and moves the clock.
const $ = id => document.getElementById(id);

const element = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  node.append(...children);
  return node;
};

const when = iso => new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit'
}).format(new Date(iso));

async function refresh() {
  const answer = await fetch('/api/overview');
  if (answer.status === 401) {
    $('sessions').replaceChildren(element('p', {class: 'quiet'}, '登录“任务”之后，这里显示各期进展。'));
    return;
  }
  const overview = await answer.json();
  $('now').textContent = when(overview.now);
  $('clock').hidden = false;
  $('calendar-warning').hidden = !overview.calendarWarning;
  $('calendar-warning').textContent = overview.calendarWarning ?? '';
  $('sessions').replaceChildren(...(overview.sessions.length
    ? overview.sessions.map(sessionCard)
    : [element('p', {class: 'quiet'}, '还没有开始任何一期。活动办公室在“任务”里发起“一期‘潮州队长有话说’”即可。')]));
  $('lamps').replaceChildren(...overview.lamps.map(lamp =>
    element('div', {class: `lamp ${lamp.colour}`}, element('b', {}, String(lamp.count)), lamp.label)));
  await showDemo();
}

function sessionCard(session) {
  return element('div', {class: 'card'},
    element('span', {class: 'state'}, session.state),
    element('h4', {}, `${session.title} ${session.theme ?? ''}`),
    element('span', {class: 'quiet'}, [session.meetingForm, session.place, session.meetingDate].filter(Boolean).join(' · ')),
    element('ul', {class: 'figures'}, ...session.figures.map(figure =>
      element('li', {}, element('b', {}, String(figure.count)), element('span', {}, figure.label)))));
}

/** Only the demo edition answers who its people are; elsewhere this part of the page stays hidden. */
async function showDemo() {
  const answer = await fetch('/api/demo/people');
  if (!answer.ok) return;
  const cast = await answer.json();
  ['demo-banner', 'people', 'demo-clock'].forEach(id => { $(id).hidden = false; });
  const open = new Set([...$('posts').querySelectorAll('details[open]')].map(d => d.dataset.role));
  $('posts').replaceChildren(...cast.roles.map(role => roleOfPeople(role, open)));
}

function roleOfPeople(role, open) {
  const people = role.people.map(personButton);
  const head = [element('b', {}, role.role), element('span', {}, role.work)];
  if (people.length === 1) {
    return element('div', {class: 'role'}, ...head, ...people);
  }
  const waiting = role.people.filter(person => person.tasks).length;
  const details = element('details', {class: 'role', 'data-role': role.role, ...(open.has(role.role) ? {open: ''} : {})},
    element('summary', {}, ...head, element('em', {}, `${people.length} 个岗位，${waiting} 个有待办`)),
    element('div', {class: 'all'}, ...people));
  return details;
}

function personButton(person) {
  const button = element('button', {type: 'button', title: person.note, 'data-user': person.user},
    element('i', person.tasks ? {} : {class: 'none'}, String(person.tasks)),
    element('b', {}, person.name), element('code', {}, person.user), element('span', {}, person.note));
  button.addEventListener('click', () => logIn(person.user));
  return button;
}

/** Logs in at Camunda's own login, as its login form does: a token first, then the post. */
async function logIn(user) {
  const message = $('login-message');
  message.textContent = '正在登录……';
  const session = '/camunda/api/admin/auth/user/default';
  const freshToken = async () => (await fetch(session, {credentials: 'same-origin'})).headers.get('X-XSRF-TOKEN');
  let token = await freshToken();
  if (!token) {
    // Only a new session tells its token; a post without one makes Camunda end the old session.
    await fetch(`${session}/logout`, {method: 'POST', credentials: 'same-origin'});
    token = await freshToken();
  }
  const answer = await fetch(`${session}/login/tasklist`, {
    method: 'POST', credentials: 'same-origin',
    headers: {'X-XSRF-TOKEN': token, Accept: 'application/json'},
    body: new URLSearchParams({username: user, password: 'demo'})
  });
  if (answer.ok) {
    location.href = '/camunda/app/tasklist/default/';
  } else {
    message.textContent = `没有登录成功：请检查用户名“${user}”。`;
  }
}

async function advance(button) {
  const message = $('clock-message');
  const buttons = document.querySelectorAll('[data-advance]');
  buttons.forEach(b => { b.disabled = true; });
  message.textContent = '正在拨动……';
  try {
    const answer = await fetch('/api/demo/clock', {
      method: 'POST',
      // The demo edition shows its passwords anyway; the clock's door wants somebody to be logged in.
      headers: {'Content-Type': 'application/json', Authorization: `Basic ${btoa('supervisor:demo')}`},
      body: JSON.stringify({advance: button.dataset.advance})
    });
    const move = await answer.json();
    message.textContent = answer.ok ? `已到 ${when(move.now)}，触发了 ${move.fired} 项到期事项。` : move.detail;
    await refresh();
  } catch {
    message.textContent = '没有拨动成功，请稍后再试。';
  } finally {
    buttons.forEach(b => { b.disabled = false; });
  }
}

document.querySelectorAll('[data-advance]').forEach(button => button.addEventListener('click', () => advance(button)));
$('other').addEventListener('submit', event => {
  event.preventDefault();
  logIn($('user').value.trim());
});
refresh().catch(() => { $('sessions').textContent = '暂时读不到数据，请刷新页面。'; });
