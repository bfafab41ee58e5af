// Text from the sandbox is only ever set as text, never as HTML.
const interval = 1000;
const news = document.getElementById('news');
const pause = document.getElementById('pause');
const states = {
  live: 'Live: updated every second.',
  paused: 'Updates are paused.',
  lost: 'The sandbox does not answer. Trying again every second.',
};
let isPaused = false;
let isConnected = false;

const utc = time => time ? new Date(time).toISOString().replace('T', ' ').slice(0, 16) : '';
const clock = time => new Date(time).toISOString().slice(11, 23);
const number = value => String(Math.round(value * 100) / 100);

const tables = {
  requests: {
    key: row => row.id,
    cells: row => [clock(row.time), row.operation, row.account ?? 'none', badge(...outcome(row.status))],
    caption: count => `Requests: ${count}, the newest first.`,
  },
  buckets: {
    key: row => `${row.operation} ${row.account}`,
    cells: row => [row.operation, row.account, level(row), number(row.ratePerSecond), String(row.refused)],
    caption: count => `Buckets: ${count}. One that holds less than 1 refuses.`,
  },
  jobs: {
    key: row => row.id,
    cells: row => [row.id, row.status ?? '', row.service ?? '', row.store ?? '', utc(row.created), utc(row.changed)],
    caption: count => `Jobs: ${count}, the last changed first.`,
  },
  appointments: {
    key: row => `${row.job} ${row.id}`,
    cells: row => [row.id ?? '', row.job, row.status ?? '', utc(row.start), String(row.minutes ?? ''), row.technicians],
    caption: count => `Appointments: ${count}, the active ones first.`,
  },
  orders: {
    key: row => row.id,
    cells: row => [row.id, row.kind, row.status, String(row.events), row.lastEvent ?? ''],
    caption: count => `Orders: ${count}, the oldest first.`,
  },
};

function outcome(status) {
  if (status === null) return ['no answer', 'bad'];
  if (status === 429) return ['429 throttled', 'throttled'];
  return [String(status), status < 400 ? 'good' : 'bad'];
}

function badge(text, kind) {
  const element = document.createElement('span');
  element.className = `badge ${kind}`;
  element.textContent = text;
  return element;
}

function level(row) {
  const text = `${number(row.level)} of ${row.burst}`;
  const meter = document.createElement('meter');
  meter.max = row.burst;
  meter.low = row.burst / 4;
  meter.optimum = row.burst;
  meter.value = row.level;
  meter.setAttribute('aria-label', `Level of ${row.operation}`);
  const element = document.createElement('span');
  element.className = 'level';
  element.append(meter, text);
  return element;
}

// Rows that stay keep their elements, so that neither a reader's place nor a selection is lost.
function fill(name, { rows, total }) {
  const { key, cells, caption } = tables[name];
  const table = document.querySelector(`#${name} table`);
  const body = table.tBodies[0];
  const columns = table.tHead.rows[0].cells;
  const left = new Map([...body.rows].map(row => [row.dataset.key, row]));
  const isFirst = !table.dataset.filled;
  table.dataset.filled = 'true';
  if (total > 0) setText(table.caption, caption(rows.length < total ? `${rows.length} of ${total}` : total));

  rows.forEach((item, index) => {
    const row = left.get(key(item)) ?? add(key(item), columns, isFirst);
    left.delete(key(item));
    if (body.rows[index] !== row) body.insertBefore(row, body.rows[index] ?? null);
    cells(item).forEach((content, column) => set(row.cells[column], content));
  });
  left.forEach(row => row.remove());
}

function add(key, columns, isFirst) {
  const row = document.createElement('tr');
  row.dataset.key = key;
  row.className = isFirst ? '' : 'new';
  for (const column of columns) {
    const cell = document.createElement(column.cellIndex === 0 ? 'th' : 'td');
    if (column.cellIndex === 0) cell.scope = 'row';
    cell.className = column.className;
    row.append(cell);
  }

  return row;
}

function set(cell, content) {
  if (typeof content === 'string') setText(cell, content);
  else if (!cell.firstChild?.isEqualNode(content)) cell.replaceChildren(content);
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

async function send(path, method = 'GET') {
  const answer = await fetch(path, { method, signal: AbortSignal.timeout(5000) });
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}.`);
  return answer;
}

async function connect() {
  const connection = await (await send('/_sandbox/connection')).json();
  for (const element of document.querySelectorAll('[data-connection]')) {
    setText(element, connection[element.dataset.connection]);
  }

  isConnected = true;
}

async function refresh() {
  if (!isConnected) await connect();
  const state = await (await send('/_sandbox/state')).json();
  if (!isPaused) Object.keys(tables).forEach(name => fill(name, state[name]));
}

async function follow() {
  if (!isPaused && !document.hidden) {
    const state = await refresh().then(() => 'live', () => 'lost');
    // What a button said stays until the state changes: a screen reader is not told the same each second.
    if (!isPaused && news.dataset.state !== state) enter(state);
  }

  setTimeout(follow, interval);
}

function enter(state) {
  news.dataset.state = state;
  say(states[state]);
}

function say(text) {
  news.textContent = text;
}

pause.addEventListener('click', () => {
  isPaused = !isPaused;
  pause.textContent = isPaused ? 'Resume updates' : 'Pause updates';
  enter(isPaused ? 'paused' : 'live');
});

for (const button of document.querySelectorAll('[data-action]')) {
  button.addEventListener('click', () =>
    send(`/_sandbox/${button.dataset.action}`, 'POST').then(() => say(button.dataset.done), () => say('The sandbox does not answer.')));
}

follow();
