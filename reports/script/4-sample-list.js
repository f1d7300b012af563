import { byId, labelName, make, say } from './1-page.js';

const rowHeight = 44;
const around = 8;
const marks = { r: '✓', w: '✗', p: '◐', u: '?', f: '!' };
const outcomeWords = { r: 'o-right', w: 'o-wrong', p: 'o-part', u: 'o-unreadable', f: 'o-failed' };

/** A list of which only the rows in sight are in the page. `onChoose` gets the position of a sample. */
export function startList(index, onChoose) {
  const box = byId('list');
  const list = { index, onChoose, positions: [], chosen: -1 };
  box.addEventListener('scroll', () => requestAnimationFrame(() => drawList(list)));
  box.addEventListener('keydown', (event) => moveBy(list, event));
  new ResizeObserver(() => drawList(list)).observe(box);
  return list;
}

export function showPositions(list, positions) {
  list.positions = positions;
  list.chosen = -1;
  byId('list').scrollTop = 0;
  byId('list').removeAttribute('aria-activedescendant');
  drawList(list);
}

export function drawList(list) {
  const box = byId('list');
  const space = byId('list-space');
  const first = Math.max(0, Math.floor(box.scrollTop / rowHeight) - around);
  const last = Math.min(
    list.positions.length,
    Math.ceil((box.scrollTop + box.clientHeight) / rowHeight) + around,
  );
  space.style.height = `${list.positions.length * rowHeight}px`;
  const rows = [];
  for (let number = first; number < last; number += 1) rows.push(makeRow(list, number));
  space.replaceChildren(...rows);
}

function makeRow(list, number) {
  const { index, positions, chosen } = list;
  const [suite, task, id, labels, outcomes] = index.rows[positions[number]];
  const row = make('div', undefined, 'row');
  row.id = `row-${number}`;
  row.style.top = `${number * rowHeight}px`;
  const attributes = {
    role: 'option',
    'aria-selected': String(number === chosen),
    'aria-setsize': String(positions.length),
    'aria-posinset': String(number + 1),
  };
  for (const [name, value] of Object.entries(attributes)) row.setAttribute(name, value);
  const line = make('div', undefined, 'id');
  const shown = make('span', outcomes.map(markOf).join(' '), 'marks');
  shown.setAttribute('role', 'img');
  shown.setAttribute(
    'aria-label',
    outcomes.map((word) => say(outcomeWords[word[0]] ?? 'noAnswer')).join(', '),
  );
  line.append(make('span', id), shown);
  const names = labels.map((label) => labelName(index.labels[label])).join(' · ');
  row.append(line, make('small', `${index.suites[suite]} / ${index.tasks[task]}  ${names}`));
  row.addEventListener('click', () => chooseRow(list, number));
  return row;
}

function markOf(word) {
  return word === '' ? '–' : [...word].map((letter) => marks[letter]).join('');
}

export function chooseRow(list, number) {
  list.chosen = number;
  const box = byId('list');
  const top = number * rowHeight;
  if (top < box.scrollTop) box.scrollTop = top;
  if (top + rowHeight > box.scrollTop + box.clientHeight) box.scrollTop = top + rowHeight - box.clientHeight;
  drawList(list);
  box.setAttribute('aria-activedescendant', `row-${number}`);
  list.onChoose(list.positions[number]);
}

function moveBy(list, event) {
  const page = Math.floor(byId('list').clientHeight / rowHeight);
  const last = list.positions.length - 1;
  const targets = {
    ArrowDown: list.chosen + 1,
    ArrowUp: list.chosen - 1,
    PageDown: list.chosen + page,
    PageUp: list.chosen - page,
    Home: 0,
    End: last,
  };
  const target = targets[event.key];
  if (target === undefined || last < 0) return;
  event.preventDefault();
  chooseRow(list, Math.min(last, Math.max(0, target)));
}
