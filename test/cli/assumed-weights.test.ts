import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadSuite } from '../../src/suite/load-suite.ts';
import { marked, writeRun } from '../ablation/make-run.ts';
import { cliWorld } from './run-in-memory.ts';
import type { CliWorld } from './run-in-memory.ts';

const samples = [...marked('intent', '0101'), ...marked('slot', '0111')];

/** A run of two of Finova's tasks, made with the definition of this digest. */
function write(world: CliWorld, name: string, digest: string): void {
  const tasks = ['intent', 'slot'].map((id) => ({ id, promptVariant: 'zero-shot', maxTokens: 48 }));
  const suite = {
    id: 'finova',
    split: 'sample' as const,
    digest,
    sources: [],
    absentFiles: [],
    absentTasks: [],
    tasks,
    samples: 8,
  };
  writeRun(join(world.cwd, name), { name, suites: { finova: samples }, manifest: { suites: [suite] } });
}

const old = 'a1b2c3'.padEnd(64, '0');
const sentence =
  /finova is not there as it was when it was run \(digest a1b2c3000000\): its tasks are weighed alike\./u;

test('weights that are not known are said, not assumed in silence', async (t) => {
  const world = cliWorld(t);
  for (const name of ['base', 'rl']) write(world, name, old);
  const rules = [{ id: 'keep', kind: 'non-inferiority', suite: 'finova', margin: 0.5 }];
  writeFileSync(join(world.cwd, 'gate.json'), JSON.stringify({ rules }));
  const stages = [
    { id: 'base', run: 'base' },
    { id: 'rl', parent: 'base', run: 'rl' },
  ];
  writeFileSync(join(world.cwd, 'chain.json'), JSON.stringify({ stages, replicates: 100 }));
  const gate = ['gate', '--policy', 'gate.json', '--baseline', 'base', '--candidate', 'rl'];
  for (const words of [['compare', 'base', 'rl'], ['ablate', 'chain.json'], gate]) {
    const shown = await world.run(...words);
    assert.match(shown.stdout.replaceAll('\n', ' '), sentence);
    const value = JSON.parse((await world.run(...words, '--json')).stdout);
    assert.ok(value.cautions.some((caution: string) => sentence.test(caution)));
  }
});

test('nothing is said where the definition is the one of the run', async (t) => {
  const world = cliWorld(t);
  for (const name of ['base', 'rl']) write(world, name, (await loadSuite('finova')).digest);
  const { stdout } = await world.run('compare', 'base', 'rl', '--json');
  assert.deepEqual(JSON.parse(stdout).cautions, []);
});

test('runs of two definitions are not compared; where that is accepted, the known weights count', async (t) => {
  const world = cliWorld(t);
  write(world, 'old', old);
  write(world, 'new', (await loadSuite('finova')).digest);
  const refused = await world.run('compare', 'old', 'new');
  assert.equal(refused.exitCode, 4);
  assert.match(refused.stdout, /Not comparable: suite/u);
  const there = await world.run('compare', 'old', 'new', '--accept', 'suite', '--json');
  const back = await world.run('compare', 'new', 'old', '--accept', 'suite', '--json');
  const estimates = [there, back].map(({ stdout }) => JSON.parse(stdout).suites[0].headline.delta.estimate);
  assert.equal(estimates[0] + estimates[1], 0);
});
