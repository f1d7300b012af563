import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { startChatServer } from '../chat-server.ts';
import { cliWorld } from './run-in-memory.ts';

const root = resolve(import.meta.dirname, '../..');
const policy = join(root, 'fixtures', 'gate.json');

test('the worked example: a gate file gives each of the four verdicts', async (t) => {
  const world = cliWorld(t);
  const answers = {
    baseline: () => '\\boxed{是}',
    same: () => '结论：\\boxed{是}',
    broken: () => '抱歉，我不知道。',
    mixed: (length: number) => (length % 3 === 0 ? '\\boxed{否}' : '\\boxed{是}'),
  };
  for (const [name, answer] of Object.entries(answers)) {
    const server = await startChatServer({ answer: ({ prompt }) => answer(prompt.length) });
    t.after(() => server.close());
    const run = ['run', '--suite', 'finova', '--sample', '--model', `${server.url}#m`, '--limit'];
    assert.equal((await world.run(...run, '20', '--out', name)).exitCode, 0);
    if (name === 'same') await world.run(...run, '20', '--out', 'warm', '--temperature', '0.7');
    // A loss beyond the margin takes more questions to be sure of than a tie.
    if (name === 'baseline' || name === 'broken') await world.run(...run, '100', '--out', `large-${name}`);
  }
  const cases: readonly [string, string, string, number][] = [
    ['baseline', 'same', 'pass', 0],
    ['large-baseline', 'large-broken', 'fail', 1],
    ['baseline', 'mixed', 'inconclusive', 4],
    ['baseline', 'warm', 'not-comparable', 4],
  ];
  for (const [baseline, candidate, verdict, exitCode] of cases) {
    const words = ['gate', '--policy', policy, '--baseline', baseline, '--candidate', candidate];
    const result = await world.run(...words, '--json');
    assert.deepEqual(
      [JSON.parse(result.stdout).verdict, result.exitCode],
      [verdict, exitCode],
      result.stdout,
    );
  }
});

test('the worked example: an ablation over all six stages, asked less than whole', async (t) => {
  const world = cliWorld(t);
  const committed = join(root, 'fixtures', 'ckpt');
  cpSync(join(root, 'fineval.config.json'), join(world.cwd, 'fineval.config.json'));
  const example = JSON.parse(readFileSync(join(root, 'fixtures', 'ablation.json'), 'utf8'));
  const { stages } = example;
  const run = { ...example.run, limit: 4 };
  writeFileSync(join(world.cwd, 'ablation.json'), JSON.stringify({ ...example, run }));
  for (const id of readdirSync(committed))
    cpSync(join(committed, id), join(world.cwd, 'fixtures/ckpt', id), { recursive: true });
  const { exitCode, stdout, stderr } = await world.run('ablate', 'ablation.json', '--run', '--json');
  const report = JSON.parse(stdout);
  assert.equal(exitCode, 0, stderr);
  assert.deepEqual(
    report.stages.map(({ stage }: { stage: string }) => stage),
    stages.map(({ id }: { id: string }) => id),
  );
  const agentic = report.stages.find(({ stage }: { stage: string }) => stage === 'agentic-rl');
  assert.equal(agentic.against.parent.length, report.suites.length);
  const gate = await world.run(
    'gate',
    '--policy',
    policy,
    '--ablation',
    'ablation.json',
    '--stage',
    'agentic-rl',
    '--json',
  );
  assert.ok([0, 1, 4].includes(gate.exitCode), gate.stderr);
});
