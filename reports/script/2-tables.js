import { byId } from './1-page.js';

/** Sorting by the heads of tables, and the filters above them. */
export function startTables() {
  for (const table of document.querySelectorAll('.sortable')) {
    for (const [column, head] of [...table.tHead.rows[0].cells].entries()) {
      head.querySelector('button').addEventListener('click', () => sortBy(table, column));
    }
  }
  byId('model-filter').addEventListener('input', filterTables);
  byId('suite-filter').addEventListener('change', filterTables);
  byId('baselines').addEventListener('change', ({ target }) => {
    document.body.classList.toggle('no-baselines', !target.checked);
  });
  byId('references')?.addEventListener('change', ({ target }) => {
    document.body.classList.toggle('with-references', target.checked);
  });
}

function sortBy(table, column) {
  const heads = [...table.tHead.rows[0].cells];
  const head = heads[column];
  const ascending = head.getAttribute('aria-sort') === 'descending';
  for (const other of heads) other.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
  const rows = [...table.tBodies[0].rows];
  const valueOf = (row) => row.cells[column].dataset.sort ?? '';
  rows.sort((a, b) => (ascending ? 1 : -1) * compareValues(valueOf(a), valueOf(b)));
  table.tBodies[0].append(...rows);
}

function compareValues(a, b) {
  const [one, other] = [Number(a), Number(b)];
  if (Number.isFinite(one) && Number.isFinite(other)) return one - other;
  return a < b ? -1 : Number(a > b);
}

function filterTables() {
  const model = byId('model-filter').value.toLowerCase();
  const suite = byId('suite-filter').value;
  for (const section of document.querySelectorAll('.suite')) {
    section.hidden = suite !== '' && section.dataset.suite !== suite;
  }
  for (const row of document.querySelectorAll('tr[data-model]')) {
    row.hidden = !row.dataset.model.toLowerCase().includes(model);
  }
}
