import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import type { AblationReport } from '../../src/ablation/chain/ablation-report.ts';
import type { Compared } from '../../src/ablation/compare/comparison.ts';
import type { Summary } from '../../src/run/summary.ts';
import { cliWorld } from './run-in-memory.ts';

const root = resolve(import.meta.dirname, '../..');

/** The committed ablation with the questions that the stages aim at, and no others: the rest takes minutes. */
const suites = [
  { suite: 'fineval', scoring: 'likelihood', stages: ['base', 'cpt'] },
  { suite: 'finova', scoring: 'generation', stages: ['cpt', 'sft', 'reasoning-rl', 'agentic-rl'] },
];

/** The lower end of a paired interval of 95 %. */
const lowOf = (gain: Compared | undefined): number =>
  gain?.state === 'compared' ? (gain.delta.interval?.low ?? -1) : -1;

test('each stage of the worked example gains on what it aims at, beyond chance', async (t) => {
  const world = cliWorld(t);
  const example = JSON.parse(readFileSync(join(root, 'fixtures/ablation.json'), 'utf8'));
  const stages = example.stages.filter(({ id }: { id: string }) => id !== 'general-rl');
  for (const stage of stages) stage.model = join(root, 'fixtures', stage.model);
  writeFileSync(join(world.cwd, 'story.json'), JSON.stringify({ ...example, suites, stages }));
  const { stdout, stderr } = await world.run('ablate', 'story.json', '--run', '--json');
  assert.notEqual(stdout, '', stderr);
  const report: AblationReport = JSON.parse(stdout);
  const stageOf = (id: string): AblationReport['stages'][number] => {
    const found = report.stages.find(({ stage }) => stage === id);
    assert.ok(found, `${id}: ${stderr}`);
    return found;
  };
  const gains = {
    cpt: stageOf('cpt').against.parent.find(({ suite }) => suite === 'fineval (likelihood)')?.cell,
    sft: stageOf('sft').readable.find(({ suite }) => suite === 'finova')?.cell,
    'reasoning-rl': stageOf('reasoning-rl').onTarget,
    'agentic-rl': stageOf('agentic-rl').onTarget,
  };
  for (const [stage, gain] of Object.entries(gains))
    assert.ok(lowOf(gain) > 0, `${stage}: ${JSON.stringify(gain)}`);

  const summary: Summary = JSON.parse(
    readFileSync(join(world.cwd, 'runs/story/agentic-rl/summary.json'), 'utf8'),
  );
  for (const task of summary.suites[0]?.tasks ?? [])
    if (['intent', 'slot', 'tool', 'expression'].includes(task.id)) {
      const low = task.columns.strict.interval?.low ?? 0;
      const best = Math.max(...task.baselines.map(({ columns }) => columns.strict ?? 0));
      assert.ok(low > best, `${task.id}: ${low} against ${best} without a model`);
    }
});
