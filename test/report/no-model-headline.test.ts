import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noModelHeadline } from '../../src/report/no-model-headline.ts';
import type { SuiteSummary, TaskSummary } from '../../src/run/summary.ts';

const title = { en: 'Intent', zh: '意图' };

function taskOf(id: string, n: number, [score, ...floors]: readonly number[]): TaskSummary {
  const interval = { low: 0, high: 1 };
  const cell = { answers: n, scored: n, unreadable: 0, failed: 0, reasons: {}, value: score ?? 0, interval };
  const baselines = floors.map((strict, at) => ({ id: `b${at}`, title: 'always "A"', columns: { strict } }));
  return { id, title, columns: { strict: cell }, baselines, labels: {} };
}

function suiteOf(value: number, tasks: readonly TaskSummary[]): SuiteSummary {
  const headline = {
    name: 'mean',
    isSuiteScore: true,
    columns: { strict: { value, interval: null } },
  };
  return { id: 'finova', title, split: 'official', headline, tasks, absentTasks: [] };
}

const tasks = [taskOf('intent', 30, [0.8, 0.2, 0.4]), taskOf('slot', 10, [0.4, 0.1])];

test('a mean of tasks has the mean of the best answers without a model', () => {
  assert.deepEqual(noModelHeadline(suiteOf(0.6, tasks)), { strict: 0.25 });
});

test('a share of answers has them weighed by their answers', () => {
  const found = noModelHeadline(suiteOf(0.7, tasks));
  assert.ok(Math.abs((found?.strict ?? 0) - 0.325) < 1e-12);
});

test('a number that is put together in another way has none', () => {
  assert.equal(noModelHeadline(suiteOf(0.65, tasks)), undefined);
  assert.equal(noModelHeadline(suiteOf(0.6, [...tasks, taskOf('tool', 10, [0.6])])), undefined);
  const macro = suiteOf(0.6, tasks);
  const micro = { strict: { value: 0.6, interval: null } };
  assert.equal(noModelHeadline({ ...macro, headline: { ...macro.headline, micro } }), undefined);
});
