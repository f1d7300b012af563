import { byId, labelName, make, readBlock, runName, say, startPage } from './1-page.js';
import { startTables } from './2-tables.js';
import { filterRows, sampleAt, searchRows } from './3-sample-store.js';
import { drawList, showPositions, startList } from './4-sample-list.js';
import { showDetail } from './5-sample-detail.js';

const outcomes = {
  w: 'o-wrong',
  r: 'o-right',
  p: 'o-part',
  u: 'o-unreadable',
  f: 'o-failed',
  differ: 'o-differ',
  gain: 'o-gain',
  loss: 'o-loss',
};
const selects = ['suite', 'task', 'label', 'run', 'outcome'];

startTables();
await startPage(() => relabel());
const index = await readBlock('index');
const list = startList(index, (position) => choose(position));
let chosen;
let search = 0;

fillSelects();
for (const name of selects) byId(`sample-${name}`).addEventListener('change', () => void applyFilter());
byId('search').addEventListener('input', () => void applyFilter());
await applyFilter();
document.documentElement.dataset.ready = 'yes';
performance.mark('ready');

function fillSelects() {
  const named = (names) => names.map((name, number) => [String(number), name]);
  const options = {
    suite: named(index.suites),
    task: named(index.tasks),
    label: named(index.labels.map(labelName)),
    run: named(index.runs.map(runName)),
    outcome: Object.entries(outcomes).map(([letter, key]) => [letter, say(key), key]),
  };
  for (const name of selects) {
    const all = name === 'run' ? 'anyModel' : 'all';
    const entries = [['', say(all), all], ...options[name]];
    byId(`sample-${name}`).replaceChildren(...entries.map(option));
  }
}

function option([value, text, key]) {
  const element = make('option', text);
  element.value = value;
  if (key !== undefined) element.dataset.say = key;
  return element;
}

async function applyFilter() {
  search += 1;
  const own = search;
  const filter = Object.fromEntries(selects.map((name) => [name, byId(`sample-${name}`).value]));
  const text = byId('search').value.trim();
  const kept = filterRows(index, filter);
  if (text !== '') byId('found').textContent = say('searching');
  const goesOn = () => own === search;
  const positions = text === '' ? kept : await searchRows(index, { positions: kept, text, goesOn });
  if (positions === undefined || !goesOn()) return;
  showPositions(list, positions);
  byId('found').textContent = `${positions.length} ${say('found')}`;
}

async function choose(position) {
  chosen = position;
  const suite = index.suites[index.rows[position][0]];
  try {
    const sample = await sampleAt(index, position);
    if (chosen === position) showDetail(index, sample, suite);
  } catch (error) {
    byId('detail').replaceChildren(make('p', `${say('broken')} ${error.message}`, 'caution'));
  }
}

function relabel() {
  for (const [name, texts] of [
    ['label', index.labels.map(labelName)],
    ['run', index.runs.map(runName)],
  ])
    for (const [number, text] of texts.entries())
      byId(`sample-${name}`).options[number + 1].textContent = text;
  drawList(list);
  byId('found').textContent = `${list.positions.length} ${say('found')}`;
  if (chosen !== undefined) void choose(chosen);
}
