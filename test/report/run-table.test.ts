import assert from 'node:assert/strict';
import { test } from 'node:test';
import stringWidth from 'string-width';
import { deltaTable } from '../../src/report/compare-table.ts';
import { runTable } from '../../src/report/run-table.ts';
import { reportedRun } from './reported-run.ts';

const names = [
  'intent',
  '意图识别',
  '基金、保险、信贷与投资者适当性管理的综合业务场景',
  'a'.repeat(70),
  '🏦银行',
];

for (const name of names) {
  for (const width of [60, 80, 120]) {
    test(`a table with ${name.slice(0, 30)} fits into ${width} columns, and its lines are of one width`, () => {
      const [suite] = reportedRun(name).summary.suites;
      assert.ok(suite !== undefined);
      const [task] = suite.tasks;
      const tasks = task === undefined ? [] : [{ ...task, breakdown: name }];
      const lines = runTable({ ...suite, tasks }, width).split('\n');
      const widths = new Set(lines.map((line) => stringWidth(line)));
      assert.equal(widths.size, 1, lines.join('\n'));
      assert.ok(Math.max(...widths) <= width, `${Math.max(...widths)}\n${lines.join('\n')}`);
      assert.match(lines.join('\n'), /50\.0 %/u);
      const cell = { state: 'not-comparable', mismatches: [] } as const;
      for (const line of deltaTable(name, [{ name, cell }], width).split('\n'))
        assert.ok(stringWidth(line) <= width, line);
    });
  }
}
