import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { marked, writeRun } from '../ablation/make-run.ts';
import { cliWorld } from './run-in-memory.ts';
import type { CliWorld } from './run-in-memory.ts';

const checkpoint = resolve(import.meta.dirname, '../fixtures/noise');
const rights = (count: number) => marked('rules', '1'.repeat(count) + '0'.repeat(100 - count));

/** Two stages, each asked in both ways: what they write is as good, what they would choose is better. */
function writeStages(t: TestContext, more: object = {}): CliWorld {
  const world = cliWorld(t);
  const facts = { capabilities: { rules: 'knowledge' } };
  for (const [id, written, weighed] of [
    ['base', 50, 40],
    ['cpt', 50, 80],
  ] as const) {
    writeRun(join(world.cwd, id), { name: id, facts, suites: { exam: rights(written) } });
    writeRun(join(world.cwd, `${id}+likelihood`), {
      name: `${id}+likelihood`,
      facts,
      scoring: 'likelihood',
      suites: { exam: rights(weighed) },
    });
  }
  const stages = [
    { id: 'base', run: ['base', 'base+likelihood'] },
    { id: 'cpt', parent: 'base', run: ['cpt+likelihood', 'cpt'], targets: ['knowledge'] },
  ];
  writeFileSync(join(world.cwd, 'chain.json'), JSON.stringify({ stages, replicates: 200, ...more }));
  return world;
}

function writePolicy(world: CliWorld, rules: readonly object[]): void {
  writeFileSync(join(world.cwd, 'gate.json'), JSON.stringify({ rules }));
}

test('ablate shows a suite asked in both ways as two cells', async (t) => {
  const world = writeStages(t);
  const { exitCode, stdout, stderr } = await world.run('ablate', 'chain.json');
  assert.equal(exitCode, 0, stderr);
  assert.match(stdout, /│ exam \(likelihood\) +│/u);
  const report = JSON.parse((await world.run('ablate', 'chain.json', '--json')).stdout);
  assert.deepEqual(report.suites, ['exam', 'exam (likelihood)']);
});

test('a gate rule about the likelihood of options takes the runs that weighed them', async (t) => {
  const world = writeStages(t);
  writePolicy(world, [
    { id: 'written', kind: 'superiority', suite: 'exam' },
    { id: 'weighed', kind: 'superiority', suite: 'exam', scoring: 'likelihood' },
    { id: 'both-sizes', kind: 'maximum-unreadable', suite: 'exam', share: 0.5 },
    { id: 'known', kind: 'minimum-score', capability: 'knowledge', scoring: 'likelihood', minimum: 0.6 },
  ]);
  const words = ['gate', '--policy', 'gate.json', '--ablation', 'chain.json', '--stage', 'cpt'];
  const { stdout, stderr } = await world.run(...words, '--json');
  const result = JSON.parse(stdout || stderr);
  assert.deepEqual(
    result.rules.map(
      ({ rule, verdict, value, n }: { rule: { id: string }; verdict: string; value: number; n: number }) => [
        rule.id,
        verdict,
        Math.round(100 * value),
        n,
      ],
    ),
    [
      ['written', 'inconclusive', 0, 100],
      ['weighed', 'pass', 40, 100],
      ['both-sizes', 'pass', 0, 100],
      ['known', 'pass', 80, 100],
    ],
  );
  assert.equal(result.candidate, 'cpt + cpt+likelihood');
  assert.match((await world.run(...words)).stdout, /│ weighed +│ exam \(likelihood\) +│/u);
});

test('a gate rule about a way in which a run was not asked is not comparable, and says so', async (t) => {
  const world = writeStages(t);
  writePolicy(world, [{ id: 'weighed', kind: 'superiority', suite: 'exam', scoring: 'likelihood' }]);
  const { exitCode, stdout } = await world.run(
    'gate',
    '--policy',
    'gate.json',
    '--baseline',
    'base',
    '--candidate',
    'cpt',
  );
  assert.equal(exitCode, 4);
  assert.match(
    stdout.replaceAll('\n', ' '),
    /There are no samples of this rule, asked by likelihood, in the runs/u,
  );
});

test('compare does not compare what is written with what is weighed, unless one accepts it', async (t) => {
  const world = writeStages(t);
  const { exitCode, stdout } = await world.run('compare', 'cpt', 'cpt+likelihood');
  assert.equal(exitCode, 4);
  assert.match(stdout, /Not comparable: scoring \("generation", "likelihood"\)\./u);
  const accepted = await world.run('compare', 'cpt', 'cpt+likelihood', '--accept', 'scoring');
  assert.equal(accepted.exitCode, 0);
  assert.match(accepted.stdout, /Differs, and was accepted: scoring/u);
});

test('mistakes about modes are sentences', async (t) => {
  const world = writeStages(t);
  const cases: readonly [object, RegExp][] = [
    [
      { suites: [{ suite: 'exam', scoring: 'likely' }] },
      /suites\.0\.scoring.*\["generation","likelihood"\]/u,
    ],
    [{ suites: [{ suite: 'exam' }] }, /suites\.0.*scoring/u],
    [
      { suites: [{ suite: 'exam', scoring: 'likelihood', stages: ['sft'] }] },
      /asks a suite of stage "sft", which it does not have/u,
    ],
    [
      {
        stages: [
          { id: 'base', run: ['base', '../absent'] },
          { id: 'two', run: ['cpt', 'cpt'] },
        ],
      },
      /stage "two" has exam twice, in cpt and cpt/u,
    ],
  ];
  for (const [more, sentence] of cases) {
    const file = { ...JSON.parse(readFileSync(join(world.cwd, 'chain.json'), 'utf8')), ...more };
    writeFileSync(join(world.cwd, 'wrong.json'), JSON.stringify(file));
    const { exitCode, stderr } = await world.run('ablate', 'wrong.json');
    assert.equal(exitCode, 2, stderr);
    assert.match(stderr, sentence);
  }
  assert.ok(!existsSync(join(world.cwd, 'runs')));
});

test('ablate --run asks a checkpoint in both ways, each into a run of its own, and once', async (t) => {
  const world = cliWorld(t);
  const suites = [
    'fineval',
    { suite: 'fineval', scoring: 'likelihood' },
    { suite: 'gpqa', scoring: 'likelihood', stages: ['cpt'] },
  ];
  const stages = [
    { id: 'base', model: checkpoint },
    { id: 'cpt', parent: 'base', model: checkpoint },
  ];
  const run = { sample: true, limit: 1, maxTokens: 2, temperature: 0.7, repeats: 2 };
  writeFileSync(join(world.cwd, 'chain.json'), JSON.stringify({ suites, run, stages, replicates: 100 }));
  const words = ['ablate', 'chain.json', '--run', '--json', '--device', 'cpu'];
  const first = await world.run(...words);
  assert.equal(first.exitCode, 0, first.stderr);
  assert.match(first.stderr, /^Stage cpt \(likelihood\): .* → runs\/chain\/cpt\+likelihood$/mu);
  const report = JSON.parse(first.stdout);
  assert.deepEqual(report.suites, ['fineval', 'fineval (likelihood)', 'gpqa (likelihood)']);
  assert.deepEqual(
    report.stages[1].against.parent.map(({ cell }: { cell: { state: string } }) => cell.state),
    ['compared', 'compared', 'not-comparable'],
  );
  const second = await world.run(...words);
  assert.equal(second.stderr, '', 'nothing is asked twice');
  assert.equal(second.stdout, first.stdout);
  rmSync(join(world.cwd, 'runs/chain/cpt+likelihood'), { recursive: true });
  const partial = await world.run('ablate', 'chain.json', '--json');
  assert.equal(partial.exitCode, 3);
  assert.deepEqual(JSON.parse(partial.stdout).leftOut, [
    { stage: 'cpt (likelihood)', because: 'it has no finished run' },
  ]);
});

test('a sequential gate asks in the way of its baseline', async (t) => {
  const world = cliWorld(t);
  const choose = ['--sample', '--limit', '2', '--device', 'cpu', '--scoring', 'likelihood'];
  const asked = await world.run('run', '--suite', 'gpqa', '--model', checkpoint, ...choose, '--out', 'base');
  assert.equal(asked.exitCode, 0, asked.stderr);
  writePolicy(world, [{ id: 'keep', kind: 'non-inferiority', suite: 'gpqa', margin: 0.2 }]);
  const words = [
    'gate',
    '--policy',
    'gate.json',
    '--baseline',
    'base',
    '--sequential',
    '--model',
    checkpoint,
  ];
  const { stdout, stderr } = await world.run(...words, '--out', 'candidate', '--json');
  assert.equal(JSON.parse(stdout || stderr).rules[0].verdict, 'inconclusive');
  const manifest = JSON.parse(readFileSync(join(world.cwd, 'candidate/manifest.json'), 'utf8'));
  assert.equal(manifest.suites[0].scoring, 'likelihood');
});
