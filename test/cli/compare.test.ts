import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { startChatServer } from '../chat-server.ts';
import { marked, writeRun } from '../ablation/make-run.ts';
import { cliWorld } from './run-in-memory.ts';

const half = '01'.repeat(40);

test('compare says what changed, how sure that is, and what it is made of', async (t) => {
  const world = cliWorld(t);
  writeRun(join(world.cwd, 'sft'), {
    name: 'sft',
    stage: 'sft',
    suites: { exam: marked('intent', `${half}uu0`) },
  });
  writeRun(join(world.cwd, 'rl'), {
    name: 'rl',
    stage: 'reasoning-rl',
    suites: { exam: marked('intent', `${'1'.repeat(80)}110`) },
  });
  const { exitCode, stdout, stderr } = await world.run('compare', 'sft', 'rl');
  assert.equal(exitCode, 0, stderr);
  assert.match(stdout, /Base: sft \(ckpt\/sft, stage sft\)/u);
  assert.match(
    stdout,
    /│ exam +│ 83 │ 48\.2 % │ +98\.8 % │ \+50\.6 │ \+40\.1 to \+61\.1 │ <0\.001 │ +42\/0 │ +[\d.]+ │ better/u,
  );
  assert.match(
    stdout,
    /Of Δ \+50\.6: content \+48\.2, format \+2\.4 \(cut off 0\.0, otherwise unreadable \+2\.4\)/u,
  );
  assert.match(stdout, /42 gained, 0 lost, 40 kept right, 1 kept wrong/u);
  assert.match(stdout, /gained intent\/intent-0001: “否” → “是”/u);
});

test('compare --json puts the comparison on standard output, the same whatever the order of the lines', async (t) => {
  const world = cliWorld(t);
  writeRun(join(world.cwd, 'a'), { suites: { exam: marked('intent', half) } });
  writeRun(join(world.cwd, 'b'), { suites: { exam: marked('intent', '0110'.repeat(20)) } });
  const first = await world.run('compare', 'a', 'b', '--json');
  const file = join(world.cwd, 'a', 'scores.jsonl');
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  writeFileSync(file, `${lines.toReversed().join('\n')}\n`);
  const second = await world.run('compare', 'a', 'b', '--json');
  assert.equal(first.stdout, second.stdout);
  assert.equal(JSON.parse(first.stdout).suites[0].headline.verdict, 'cannot tell');
});

test('compare ends with 4 where nothing can be compared, and names the fields', async (t) => {
  const world = cliWorld(t);
  const suites = { exam: marked('intent', half) };
  writeRun(join(world.cwd, 'a'), { suites });
  writeRun(join(world.cwd, 'b'), {
    suites,
    manifest: { generation: { temperature: 0.6, seed: 0, thinking: 'auto' } },
  });
  const { exitCode, stdout } = await world.run('compare', 'a', 'b');
  assert.equal(exitCode, 4);
  assert.match(stdout, /│ exam +│ +≠ │/u);
  assert.match(stdout, /Not comparable: temperature \(0, 0\.6\)/u);
  const accepted = await world.run('compare', 'a', 'b', '--accept', 'temperature');
  assert.equal(accepted.exitCode, 0);
  assert.match(accepted.stdout, /Differs, and was accepted: temperature/u);
});

test('compare shows hostile texts on one line and without control characters', async (t) => {
  const world = cliWorld(t);
  const evil = '\u001b[2J\u202e::error::\n| x';
  const sample = (mark: number) => [{ id: evil, task: evil, marks: [mark], labels: { [evil]: [evil] } }];
  writeRun(join(world.cwd, 'a'), { suites: { [evil]: sample(0) } });
  writeRun(join(world.cwd, 'b'), { suites: { [evil]: sample(1) } });
  const { stdout } = await world.run('compare', 'a', 'b');
  assert.doesNotMatch(stdout, /[\u001b\u202e]/u);
  assert.ok(stdout.split('\n').every((line) => !line.startsWith('::')));
});

test('compare says in a sentence what is not a run, or not scored', async (t) => {
  const world = cliWorld(t);
  writeRun(join(world.cwd, 'a'), { suites: { exam: marked('intent', half) } });
  assert.match((await world.run('compare', 'a', 'nowhere')).stderr, /nowhere holds no run/u);
  rmSync(join(world.cwd, 'a', 'scores.jsonl'));
  assert.match((await world.run('compare', 'a', 'a')).stderr, /a holds no scores yet/u);
  const wrong = await world.run('compare', 'a', 'a', '--accept', 'weather');
  assert.match(wrong.stderr, /--accept is “weather”; it must be one of suite, data/u);
});

test('compare works on the runs of a real suite', async (t) => {
  const world = cliWorld(t);
  for (const [name, answer] of [
    ['sft', '是'],
    ['rl', '否'],
  ] as const) {
    const server = await startChatServer({ answer: () => `\\boxed{${answer}}` });
    t.after(() => server.close());
    const { exitCode } = await world.run(
      'run',
      '--suite',
      'finova',
      '--sample',
      '--limit',
      '20',
      '--model',
      `${server.url}#m`,
      '--stage',
      name,
      '--out',
      name,
    );
    assert.equal(exitCode, 0);
  }
  const { exitCode, stdout } = await world.run('compare', 'sft', 'rl');
  assert.equal(exitCode, 0, stdout);
  assert.match(stdout, /│ safety +│ +\d+ │/u);
  assert.match(stdout, /Column official: Δ/u);
  const self = await world.run('compare', 'sft', 'sft', '--json');
  const { headline } = JSON.parse(self.stdout).suites[0];
  assert.deepEqual([headline.delta.estimate, headline.verdict], [0, 'tied']);
});
