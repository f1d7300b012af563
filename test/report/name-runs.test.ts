import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameRuns } from '../../src/report/name-runs.ts';
import type { Manifest } from '../../src/run/manifest.ts';
import { inventedInputs } from './html/invented-report.ts';

const [example] = inventedInputs({ stages: { base: 0.5 }, suites: ['finova'], samples: 1 });

function runOf(id: string, scoring: readonly ('generation' | 'likelihood')[] = ['generation']): Manifest {
  assert.ok(example !== undefined);
  const { manifest } = example;
  const suites = scoring.flatMap((mode) => manifest.suites.map((suite) => ({ ...suite, scoring: mode })));
  return { ...manifest, id, suites };
}

const cases: readonly (readonly [what: string, runs: readonly Manifest[], names: readonly string[]])[] = [
  ['one run by its stage', [runOf('run-1', ['likelihood'])], ['base']],
  [
    'two modes of a model by the mode',
    [runOf('base'), runOf('base+likelihood', ['likelihood'])],
    ['base', 'base · likelihood'],
  ],
  ['an id that is the name once', [runOf('base'), runOf('second')], ['base', 'base (second)']],
  [
    'more than two runs by their ids',
    [runOf('a'), runOf('b'), runOf('c', ['likelihood'])],
    ['base (a)', 'base (b)', 'base (c)'],
  ],
  [
    'a run of both modes by its id',
    [runOf('a'), runOf('b', ['generation', 'likelihood'])],
    ['base (a)', 'base (b)'],
  ],
  ['the same id with a number', [runOf('base'), runOf('base')], ['base', 'base 2']],
];

for (const [what, runs, names] of cases)
  test(`it names ${what}`, () => {
    assert.deepEqual(nameRuns(runs), names);
  });

test('it names modes of different models by their ids', () => {
  const other = runOf('b', ['likelihood']);
  const runs = [runOf('a'), { ...other, model: { ...other.model, ref: 'ckpt/another' } }];
  assert.deepEqual(nameRuns(runs), ['base (a)', 'base (b)']);
});
