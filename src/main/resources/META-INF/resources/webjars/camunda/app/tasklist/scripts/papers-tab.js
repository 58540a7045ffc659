// The tab 公文 beside the form of a task: the papers of its issue or session that the person may have, as Word and to print.

const STYLE = new URL('../styles/papers-tab.css', import.meta.url);

let latest;

export const papersTab = {
  id: 'forum.papers',
  pluginPoint: 'tasklist.task.detail',
  priority: 40,
  properties: {label: '公文'},
  render: async (node, {taskId}) => {
    addStyle();
    node.classList.add('forum-papers');
    node.setAttribute('aria-live', 'polite');
    latest = taskId;
    const content = await papersOf(taskId);
    // Meanwhile the person may have gone on to another task.
    if (latest === taskId) {
      node.replaceChildren(...content);
    }
  },
  unmount: () => {
    latest = undefined;
  },
};

async function papersOf(taskId) {
  try {
    const answer = await fetch(`/api/papers?task=${encodeURIComponent(taskId)}`, {headers: {Accept: 'application/json'}});
    if (!answer.ok) {
      return [note('公文暂时读不出来，请刷新页面后再试。')];
    }
    const {papers, lists} = await answer.json();
    return [
      papers.length > 0 ? table(papers) : note('这项任务没有可以查看的公文。问题交办后有督办单，催办后有催办通知书，现场会后有成效报告。'),
      ...(lists.length > 0 ? [heading('清单'), workbooks(lists)] : []),
    ];
  } catch {
    return [note('连接不上服务器，请检查网络后再试。')];
  }
}

function table(papers) {
  const head = element('tr', ...['公文', '文号', '日期', ''].map(text => element('th', text)));
  const rows = papers.map(({kind, number, date, word, print}) => element(
    'tr',
    element('td', kind),
    element('td', number),
    element('td', date),
    element('td', download(word, '下载 Word', `${kind} ${number}`), printPage(print, '打印', `${kind} ${number}`)),
  ));
  const all = element('table', element('thead', head), element('tbody', ...rows));
  all.className = 'table';
  return all;
}

function workbooks(lists) {
  return element('ul', ...lists.map(({name, excel}) => element('li', `${name}：`, download(excel, '下载 Excel', name))));
}

function download(address, text, of) {
  const link = element('a', text);
  link.href = address;
  link.download = '';
  link.setAttribute('aria-label', `${text}：${of}`);
  return link;
}

function printPage(address, text, of) {
  const link = element('a', text);
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener';
  link.setAttribute('aria-label', `${text}：${of}（新窗口）`);
  return link;
}

function heading(text) {
  return element('h4', text);
}

function note(text) {
  return element('p', text);
}

function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

function addStyle() {
  if (document.querySelector(`link[href="${STYLE}"]`) === null) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = STYLE;
    document.head.append(link);
  }
}
