import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { mulberry32 } from '../../src/stats/mulberry32.ts';
import { seededOrder } from '../../src/stats/seeded-order.ts';
import { writeRun } from '../ablation/make-run.ts';
import type { MadeSample, Mark } from '../ablation/make-run.ts';
import { cliWorld } from './run-in-memory.ts';
import type { CliWorld } from './run-in-memory.ts';

const stages = ['base', 'cpt', 'sft'];
const runs = [...stages, ...stages.map((stage) => `${stage}+likelihood`)];

/** Three stages with two suites each, asked in both ways, with repeats, labels, clusters and unreadable answers. */
function writeChain(t: TestContext): CliWorld {
  const world = cliWorld(t);
  const random = mulberry32(271);
  for (const [place, name] of runs.entries()) {
    const weighed = name.endsWith('+likelihood');
    const draw = (): Mark => (random() < 0.1 && !weighed ? 'u' : random() < 0.4 + 0.1 * (place % 3) ? 1 : 0);
    const samples = (task: string): readonly MadeSample[] =>
      Array.from({ length: 40 }, (_, i) => ({
        id: `${task}-${i}`,
        task,
        labels: { scene: [['基金', '保险', '外汇'][i % 3]!] },
        ...(i % 5 === 0 ? { cluster: `${task}-same` } : {}),
        marks: weighed ? [draw()] : [draw(), draw()],
      }));
    writeRun(join(world.cwd, name), {
      name,
      suites: { exam: [...samples('rules'), ...samples('sums')], agent: samples('tool') },
      facts: { capabilities: { tool: 'agentic', rules: 'knowledge' } },
      ...(weighed ? { scoring: 'likelihood' } : {}),
    });
  }
  writeFileSync(join(world.cwd, 'gate.json'), JSON.stringify(policy(false)));
  writeFileSync(join(world.cwd, 'chain.json'), JSON.stringify(chain(false)));
  return world;
}

const rules = [
  { id: 'keep', kind: 'non-inferiority', suite: 'exam', margin: 0.1 },
  { id: 'tool', kind: 'superiority', capability: 'agentic' },
  { id: 'weighed', kind: 'minimum-score', suite: 'exam', scoring: 'likelihood', minimum: 0.5 },
];
const policy = (turned: boolean) => ({ rules: turned ? rules.toReversed() : rules });

const chain = (turned: boolean): object => {
  const list = stages.map((id, index) => {
    const run = turned ? [`${id}+likelihood`, id] : [id, `${id}+likelihood`];
    return { id, run, parent: stages[index - 1], targets: ['agentic'] };
  });
  return { stages: turned ? list.toReversed() : list, replicates: 200 };
};

/** Puts the lines of a run's scores, and what its manifest and summary list, in another order. */
function shuffleRun(folder: string, seed: number): void {
  const file = join(folder, 'scores.jsonl');
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  writeFileSync(file, `${shuffled(lines, seed).join('\n')}\n`);
  for (const name of ['manifest.json', 'summary.json']) {
    const value = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    for (const suite of value.suites) {
      suite.tasks.reverse();
      suite.sources?.reverse();
    }
    value.suites.reverse();
    writeFileSync(join(folder, name), JSON.stringify(value));
  }
}

function shuffled<T>(values: readonly T[], seed: number): readonly T[] {
  return seededOrder(values.length, seed).map((place) => values[place]!);
}

const commands: readonly (readonly string[])[] = [
  ['compare', 'base', 'sft', '--json'],
  ['ablate', 'chain.json', '--json'],
  ['ablate', 'chain.json', '--weights', 'weights.json'],
  ['gate', '--policy', 'gate.json', '--ablation', 'chain.json', '--stage', 'sft', '--json'],
];

/** What all commands print, with the rules of the gate in one order. */
async function outputs(world: CliWorld): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (const words of commands) {
    const { stdout, stderr } = await world.run(...words);
    assert.equal(stderr, '');
    if (words[0] !== 'gate') found.push(stdout);
    else {
      const result = JSON.parse(stdout);
      result.rules.sort((a: { rule: { id: string } }, b: { rule: { id: string } }) =>
        a.rule.id < b.rule.id ? -1 : 1,
      );
      found.push(result);
    }
  }
  return [...found, readFileSync(join(world.cwd, 'weights.json'), 'utf8')];
}

test('the order of samples, suites, tasks, sources, stages, runs and rules in the files changes nothing', async (t) => {
  const world = writeChain(t);
  const first = await outputs(world);
  for (let seed = 1; seed <= 3; seed += 1) {
    for (const [place, run] of runs.entries()) shuffleRun(join(world.cwd, run), seed * 100 + place);
    writeFileSync(join(world.cwd, 'gate.json'), JSON.stringify(policy(seed % 2 === 1)));
    writeFileSync(join(world.cwd, 'chain.json'), JSON.stringify(chain(seed % 2 === 1)));
    assert.deepEqual(await outputs(world), first);
  }
});

test('a sample deleted from one run is noticed by every command, and named', async (t) => {
  const world = writeChain(t);
  const file = join(world.cwd, 'sft/scores.jsonl');
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const gone = lines.findIndex((line) => line.includes('"rules-7"'));
  writeFileSync(file, lines.filter((_, index) => index !== gone).join('\n'));
  const compared = await world.run('compare', 'base', 'sft', '--json');
  const exam = JSON.parse(compared.stdout).suites.find(({ suite }: { suite: string }) => suite === 'exam');
  assert.equal(exam.headline.state, 'not-comparable');
  assert.deepEqual(exam.headline.mismatches, [
    { field: 'samples', base: ['rules-7'], candidate: [], tasks: ['rules'] },
  ]);
  const text = await world.run('compare', 'base', 'sft');
  assert.match(text.stdout, /Not comparable: samples \(rules: 1 only in base, 0 only in candidate\)/u);
  const ablated = JSON.parse((await world.run('ablate', 'chain.json', '--json')).stdout);
  const cells = ablated.stages[2].against.parent.map(
    ({ suite, cell }: { suite: string; cell: { state: string } }) => `${suite}: ${cell.state}`,
  );
  assert.deepEqual(cells, [
    'agent: compared',
    'agent (likelihood): compared',
    'exam: not-comparable',
    'exam (likelihood): compared',
  ]);
  const gate = [
    'gate',
    '--policy',
    'gate.json',
    '--ablation',
    'chain.json',
    '--stage',
    'sft',
    '--rule',
    'keep',
  ];
  const judged = await world.run(...gate);
  assert.equal(judged.exitCode, 4);
  assert.match(judged.stdout.replaceAll('\n', ' '), /not comparable: samples \(rules: 1 only in base/u);
});
