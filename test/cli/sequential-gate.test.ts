import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { runCli } from '../../src/cli/run-cli.ts';
import { startChatServer } from '../chat-server.ts';
import type { ChatServer } from '../chat-server.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { cliWorld } from './run-in-memory.ts';
import type { CliWorld } from './run-in-memory.ts';

const gate = ['gate', '--policy', 'gate.json', '--baseline', 'base', '--sequential', '--concurrency', '3'];

/** A baseline that knows half of the questions, and a policy. */
async function writeBaseline(t: TestContext, rules: readonly object[]): Promise<CliWorld> {
  const world = cliWorld(t);
  const half = await serverOf(t, ({ length }) => (length % 2 === 0 ? '是' : '否'));
  const asked = ['run', '--suite', 'finova', '--tasks', 'safety', '--sample', '--model', `${half.url}#half`];
  const { exitCode, stderr } = await world.run(...asked, '--out', 'base');
  assert.equal(exitCode, 0, stderr);
  writeFileSync(join(world.cwd, 'gate.json'), JSON.stringify({ rules }));
  return world;
}

async function serverOf(
  t: TestContext,
  answer: (prompt: string) => string,
  latency = 0,
): Promise<ChatServer> {
  const server = await startChatServer({ latency, answer: ({ prompt }) => `\\boxed{${answer(prompt)}}` });
  t.after(() => server.close());
  return server;
}

const better = { id: 'better', kind: 'superiority', suite: 'finova', task: 'safety' };
const least = { id: 'least', kind: 'minimum-score', suite: 'finova', task: 'safety', minimum: 0.02 };

test('an interrupted sequential gate goes on, asks nothing twice and ends as one that was not', async (t) => {
  const world = await writeBaseline(t, [better]);
  let asked = 0;
  const model = await serverOf(
    t,
    ({ length }) => {
      asked += 1;
      if (asked === 5) world.interrupt();
      return length % 2 === 0 ? '是' : '否';
    },
    2,
  );
  const words = [...gate, '--model', `${model.url}#same`, '--json'];
  const stopped = await world.run(...words, '--out', 'stopped');
  assert.equal(stopped.exitCode, 130, stopped.stderr);
  assert.match(stopped.stderr, /Stopping: waiting for the answers in flight/u);
  const before = model.count;
  const resumed = await world.run(...words, '--out', 'stopped', '--resume');
  const { sequential, verdict } = JSON.parse(resumed.stdout);
  assert.equal(verdict, 'inconclusive');
  assert.equal(model.count, sequential.total, 'each question was asked once');
  assert.ok(before < sequential.total);
  const whole = JSON.parse((await world.run(...words, '--out', 'whole')).stdout);
  assert.deepEqual({ ...JSON.parse(resumed.stdout), candidate: '' }, { ...whole, candidate: '' });
});

test('an equal checkpoint is inconclusive when all samples are asked, and another seed gives another order', async (t) => {
  const world = await writeBaseline(t, [better, least]);
  const orders: string[][] = [];
  for (const seed of [0, 1]) {
    writeFileSync(join(world.cwd, 'gate.json'), JSON.stringify({ rules: [better, least], seed }));
    const prompts: string[] = [];
    const model = await serverOf(t, (prompt) => {
      prompts.push(prompt);
      return prompt.length % 2 === 0 ? '是' : '否';
    });
    const words = [
      ...gate,
      '--concurrency',
      '1',
      '--model',
      `${model.url}#same`,
      '--out',
      `run-${seed}`,
      '--json',
    ];
    const { exitCode, stdout } = await world.run(...words);
    assert.equal(exitCode, 4);
    const { sequential, rules } = JSON.parse(stdout);
    assert.deepEqual([sequential.asked, sequential.stoppedEarly], [sequential.total, false]);
    assert.deepEqual(
      rules.map(({ verdict }: { verdict: string }) => verdict),
      ['inconclusive', 'pass'],
    );
    orders.push(prompts);
  }
  const [first, second] = orders;
  assert.notDeepEqual(first, second);
  assert.deepEqual(first!.toSorted(), second!.toSorted());
});

test('a terminal shows how many samples were asked and how many rules are settled', async (t) => {
  const world = await writeBaseline(t, [better, least]);
  const model = await serverOf(t, () => '是', 20);
  const pieces: string[] = [];
  await runCli({
    argv: ['node', 'fineval', ...gate, '--model', `${model.url}#m`, '--out', 'shown'],
    env: { FINEVAL_DATA: temporaryFolder(t) },
    stdout: { write: () => true, columns: 80 },
    stderr: { write: (piece) => pieces.push(piece), isTTY: true, columns: 80 },
    cwd: () => world.cwd,
    on: () => undefined,
    off: () => undefined,
  });
  const shown = pieces.join('');
  assert.match(shown, /\r\u001b\[2Kgate {2}\d+ of at most \d+ samples {2}\d of 2 rules settled/u);
  assert.ok(shown.endsWith('\r\u001b[2K'), 'the line is taken away');
});

test('mistakes of a sequential gate are sentences', async (t) => {
  const world = await writeBaseline(t, [better]);
  const model = await serverOf(t, () => '是');
  const both = [better, { ...least, scoring: 'likelihood' }];
  writeFileSync(join(world.cwd, 'both.json'), JSON.stringify({ rules: both }));
  const cases: readonly [readonly string[], RegExp][] = [
    [gate, /has no model, which it needs: --sequential asks it/u],
    [
      [...gate, '--policy', 'both.json', '--model', `${model.url}#m`],
      /both\.json: has rules about both ways of scoring, and --sequential asks a model in one/u,
    ],
    [[...gate, '--model', 'nobody'], /nobody/u],
  ];
  for (const [words, sentence] of cases) {
    const { exitCode, stderr } = await world.run(...words);
    assert.equal(exitCode, 2);
    assert.match(stderr, sentence);
  }
  assert.equal(model.count, 0);
});
