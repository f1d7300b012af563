import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkReference } from '../../src/reference/check-reference.ts';
import type { Finding } from '../../src/reference/finding.ts';
import { countsFor } from '../../src/reference/printed-value.ts';
import { referenceRows } from '../../src/reference/read-references.ts';
import type { ReferenceTable } from '../../src/reference/reference-table.ts';
import { listSuites, loadSuite } from '../../src/suite/load-suite.ts';

const suites = ['fineval', 'financeiq', 'fineva', 'finova', 'math-500', 'gpqa'];

function tableOf(suite: string, id: string): ReferenceTable {
  const table = referenceRows(suite).find((one) => one.id === id);
  assert.ok(table, `${suite} has ${id}`);
  return table;
}

const ofKind = <Kind extends Finding['kind']>(
  table: ReferenceTable,
  kind: Kind,
): readonly Extract<Finding, { kind: Kind }>[] =>
  checkReference(table).filter(
    (finding): finding is Extract<Finding, { kind: Kind }> => finding.kind === kind,
  );

test('every suite has published scores, all marked as of another protocol', () => {
  assert.deepEqual(
    listSuites().filter((id) => referenceRows(id).length === 0),
    [],
  );
  for (const suite of suites) {
    for (const { protocol, note } of referenceRows(suite)) {
      assert.equal(protocol, 'other');
      assert.ok(note.length > 20);
    }
  }
});

test('the columns of Finova’s tasks are the tasks of the suite', async () => {
  const tasks = (await loadSuite('finova')).tasks.map(({ id }) => id);
  const columns = tableOf('finova', 'agentar-table-3').columns.filter(({ id }) => id !== 'headline');
  assert.deepEqual(
    columns.map(({ id }) => id),
    tasks,
  );
});

test('the columns of FinanceIQ’s subjects have the names and sizes of the suite’s files', async () => {
  const files = (await loadSuite('financeiq')).files.filter(({ use = 'score' }) => use === 'score');
  const sizes = new Map(files.map(({ labels, rows }) => [labels?.['subject'], rows]));
  const columns = tableOf('financeiq', 'financeiq-readme-chat').columns.filter(({ id }) => id !== 'headline');
  assert.equal(columns.length, 10);
  for (const { id, n } of columns) assert.equal(n, sizes.get(id), id);
});

test('one of sixteen averages of Finova is not what its row gives', () => {
  const found = ofKind(tableOf('finova', 'agentar-table-3'), 'average');
  assert.deepEqual(
    found.map(({ model, printed, computed }) => [model, printed, computed.toFixed(2)]),
    [['Qwen2.5-14B-Instruct', 37.95, '38.00']],
  );
});

test('slot and reasoning of Finova are no shares of right answers, the other tasks are', () => {
  const table = tableOf('finova', 'agentar-table-3');
  assert.deepEqual(
    ofKind(table, 'column').map(({ column, fitting, values }) => [column, fitting, values]),
    [
      ['slot', 2, 16],
      ['reasoning', 3, 16],
    ],
  );
  assert.deepEqual(
    ofKind(table, 'value').map(({ model, column, printed, cutOff }) => [model, column, printed, cutOff]),
    [
      ['Fin-R1-7B', 'intent', 28.14, false],
      ['Agentar-Fin-R1-32B', 'tool', 53.87, true],
    ],
  );
});

for (const [id, values] of [
  ['financeiq-readme-chat', 16],
  ['financeiq-readme-base', 17],
] as const) {
  test(`two columns of ${id} were made on more questions than are released`, () => {
    assert.deepEqual(
      ofKind(tableOf('financeiq', id), 'other-n').map(({ column, n, otherN, otherFitting, values }) => {
        return [column, n, otherN, otherFitting, values];
      }),
      [
        ['银行从业资格', 1244, 1250, values, values],
        ['理财规划师', 295, 307, values, values],
      ],
    );
  });
}

test('4 and 2 of the 34 rows of FinanceIQ fit the released numbers of questions by chance', () => {
  const rows = ['financeiq-readme-chat', 'financeiq-readme-base'].flatMap((id) => {
    const { columns, rows } = tableOf('financeiq', id);
    return rows.map(({ values }) => new Map(columns.map(({ id }, index) => [id, values[index] ?? -1])));
  });
  const fitting = (column: string, n: number): number =>
    rows.filter((row) => countsFor(row.get(column) ?? -1, n, 2) !== undefined).length;
  assert.equal(rows.length, 34);
  assert.deepEqual([fitting('银行从业资格', 1250), fitting('银行从业资格', 1244)], [34, 4]);
  assert.deepEqual([fitting('理财规划师', 307), fitting('理财规划师', 295)], [34, 2]);
});

test('the misprint in the fund column of Qwen-14B-Chat is told from its average', () => {
  const [finding, ...others] = ofKind(tableOf('financeiq', 'financeiq-readme-chat'), 'average');
  assert.deepEqual(others, []);
  assert.equal(finding?.model, 'Qwen-14B-Chat');
  assert.deepEqual(finding?.misprint, { column: '基金从业资格', printed: 54.11, meant: 64.11 });
});

test('the copied row of FinanceIQ is found', () => {
  assert.deepEqual(
    ofKind(tableOf('financeiq', 'financeiq-readme-chat'), 'identical-rows').map(({ models }) => models),
    [['ErnieBot-Turbo', 'Chinese-Alpaca-2-7B']],
  );
});

test('the own models of XuanYuan’s later table were scored on the released questions', () => {
  const findings = checkReference(tableOf('financeiq', 'xuanyuan-readme-2024'));
  assert.deepEqual(
    findings.map((finding) => finding.kind === 'value' && finding.model),
    ['GPT4', 'GPT4'],
  );
});

test('FinEval’s table of 2023 is one over questions in all 27 rows', () => {
  const table = tableOf('fineval', 'fineval-readme-2023');
  assert.equal(table.rows.length, 27);
  assert.deepEqual(checkReference(table), []);
});

test('15 of 16 FinEval scores of Agentar’s paper are no shares of the public questions', () => {
  assert.deepEqual(checkReference(tableOf('fineval', 'agentar-table-2')), [
    { kind: 'column', column: 'headline', n: 1151, fitting: 1, values: 16 },
  ]);
});

test('Agentar’s overall average is wrong for two of sixteen models', () => {
  // Printed in Table 2 beside the five columns that stand with their suites.
  const printed = [
    58.62, 64.98, 69.43, 64.29, 71.44, 75.3, 76.24, 79.56, 78.25, 47.32, 53.37, 61.24, 72.18, 60.8, 77.41,
    81.28,
  ];
  const five = ['fineval', 'financeiq', 'finova', 'math-500', 'gpqa'];
  const columns = five.map((suite) => tableOf(suite, 'agentar-table-2'));
  const [first] = columns;
  assert.ok(first);
  const findings = checkReference({
    ...first,
    columns: [
      ...five.map((id) => ({ id, title: id })),
      { id: 'all', title: 'All', average: { of: five, weigh: 'alike' } },
    ],
    rows: first.rows.map(({ model }, index) => ({
      model,
      values: [...columns.map(({ rows }) => rows[index]?.values[0] ?? null), printed[index] ?? null],
    })),
  });
  assert.deepEqual(
    findings.map((finding) => finding.kind === 'average' && [finding.model, finding.computed.toFixed(2)]),
    [
      ['GPT-o1 (2024-12-17)', '78.41'],
      ['Agentar-Fin-R1-8B', '77.28'],
    ],
  );
});

test('a suite that does not come with fineval has no published scores', () => {
  assert.deepEqual(referenceRows('lanjiang-funds'), []);
  assert.deepEqual(referenceRows('../suites/finova'), []);
});
