import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Json, JsonObject } from '../../src/json/json.ts';
import { readCompletions } from '../../src/run/completion-log.ts';
import type { CompletionRecord } from '../../src/run/completion-record.ts';
import { startChatServer } from '../chat-server.ts';
import type { ChatServer, ChatServerOptions } from '../chat-server.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { status } from './faults.ts';
import { cliWorld } from './run-in-memory.ts';
import type { CliWorld } from './run-in-memory.ts';

const questions = 4;
const words = ['run', '--suite', 'finova', '--sample', '--tasks', 'safety', '--limit', String(questions)];
const sampled = [...words, '--repeats', '5', '--temperature', '0.7', '--model', 'lanjiang'];

interface World extends CliWorld {
  readonly server: ChatServer;
  readonly recordsOf: (out: string) => Promise<readonly CompletionRecord[]>;
}

/** A folder whose configuration asks an endpoint for three answers at once. */
async function world(
  t: TestContext,
  answer: NonNullable<ChatServerOptions['answer']>,
  options: object = {},
): Promise<World> {
  const server = await startChatServer({ answer });
  t.after(() => server.close());
  const cwd = temporaryFolder(t);
  const lanjiang = { url: server.url, model: 'lanjiang-7b', n: 3, ...options };
  writeFileSync(join(cwd, 'fineval.config.json'), JSON.stringify({ models: { lanjiang } }));
  const recordsOf = async (out: string): Promise<readonly CompletionRecord[]> =>
    await Array.fromAsync(readCompletions(join(cwd, out)));
  const env = { FINEVAL_CACHE: temporaryFolder(t) };
  return { ...cliWorld(t, { cwd, env }), server, recordsOf };
}

/** As many answers as are asked for, each with its number. */
function asMany({ n = 1 }: JsonObject): { readonly body: JsonObject } {
  return choices(Array.from({ length: Number(n) }, (_, index) => said(`\\boxed{是} ${index}`)));
}

function choices(all: readonly JsonObject[]): { readonly body: JsonObject } {
  const usage = { prompt_tokens: 12, completion_tokens: 3 * all.length };
  return { body: { choices: all, usage, model: 'lanjiang-7b' } };
}

function said(content: Json, reason = 'stop'): JsonObject {
  return { message: { role: 'assistant', content }, finish_reason: reason };
}

/** Sample → how often it is recorded in each repeat. */
function counted(records: readonly CompletionRecord[]): readonly (readonly number[])[] {
  const bySample = Map.groupBy(records, ({ sample }) => sample);
  return Array.from(bySample.values(), (all) => all.map(({ repeat }) => repeat).toSorted((a, b) => a - b));
}

const everyRepeat = Array.from({ length: questions }, () => [0, 1, 2, 3, 4]);

test('one request brings several repeats, and its usage is counted once', async (t) => {
  const { run, server, cwd, recordsOf } = await world(t, ({ body }) => asMany(body));
  const { exitCode, stderr } = await run(...sampled, '--out', 'run');
  assert.equal(exitCode, 0, stderr);
  assert.deepEqual(
    server.requests.map(({ body }) => Number(body['n'])).toSorted((a, b) => a - b),
    [...Array(questions).fill(2), ...Array(questions).fill(3)],
  );
  const records = await recordsOf('run');
  assert.deepEqual(counted(records), everyRepeat);
  for (const { repeat, completion } of records) {
    assert.equal(completion?.text, `\\boxed{是} ${repeat % 3}`);
    assert.ok(completion.timing !== undefined && completion.timing.attempts === 1);
  }
  const read = (name: string): string => readFileSync(join(cwd, 'run', name), 'utf8');
  const { usage, suites } = JSON.parse(read('summary.json'));
  assert.deepEqual(usage, {
    answers: 2 * questions,
    inputTokens: 24 * questions,
    outputTokens: 15 * questions,
  });
  assert.equal(suites[0].tasks[0].columns.strict.answers, 5 * questions);
  assert.deepEqual(JSON.parse(read('manifest.json')).model.environment, { n: 3 });
});

test('an endpoint that gives one answer to a request is asked for the rest, each with its seed', async (t) => {
  const { run, server, recordsOf } = await world(t, () => choices([said('\\boxed{是}')]));
  const { exitCode, stderr } = await run(...sampled, '--out', 'run');
  assert.equal(exitCode, 0);
  assert.match(stderr, /did not honour n: ignored: a request gets fewer answers/u);
  assert.equal(server.count, 5 * questions);
  assert.equal(new Set(server.requests.map(({ body }) => body['seed'])).size, 5 * questions);
  assert.deepEqual(counted(await recordsOf('run')), everyRepeat);
});

test('of several answers a broken one is asked for again', async (t) => {
  const { run, server, recordsOf } = await world(t, ({ body }) =>
    body['n'] === 3 ? choices([said('\\boxed{是}'), said(null), said('\\boxed{', 'abort')]) : asMany(body),
  );
  assert.equal((await run(...sampled, '--out', 'run')).exitCode, 0);
  assert.equal(server.count, 3 * questions);
  const records = await recordsOf('run');
  assert.deepEqual(counted(records), everyRepeat);
  assert.ok(records.every(({ completion }) => completion?.text.startsWith('\\boxed{是}')));
});

test('an endpoint that refuses n is asked without it', async (t) => {
  const { run, server, recordsOf } = await world(t, ({ body }) =>
    'n' in body
      ? { ...status(400), body: '{"error":{"message":"Unknown parameter: \'n\'."}}' }
      : asMany(body),
  );
  const { exitCode, stderr } = await run(...sampled, '--out', 'run', '--concurrency', '1');
  assert.equal(exitCode, 0);
  assert.match(stderr, /did not honour n: not sent: the endpoint refuses it/u);
  assert.equal(server.count, 1 + 5 * questions);
  assert.deepEqual(counted(await recordsOf('run')), everyRepeat);
});

test('what failed is recorded for every repeat, and asked again by a resumed run', async (t) => {
  let isWell = false;
  const { run, server, recordsOf } = await world(t, ({ body }) =>
    isWell || body['n'] === 3 ? asMany(body) : { ...status(400), body: '{"error":{"message":"no"}}' },
  );
  const failed = await run(...sampled, '--out', 'run');
  assert.equal(failed.exitCode, 3);
  const records = await recordsOf('run');
  assert.deepEqual(counted(records), everyRepeat);
  assert.equal(records.filter(({ error }) => error?.kind === 'rejected').length, 2 * questions);
  isWell = true;
  const before = server.count;
  assert.equal((await run(...sampled, '--out', 'run', '--resume')).exitCode, 0);
  assert.deepEqual(
    server.requests.slice(before).map(({ body }) => body['n']),
    Array(questions).fill(2),
  );
  const whole = (await recordsOf('run')).filter(({ completion }) => completion !== undefined);
  assert.deepEqual(counted(whole), everyRepeat);
});

test('a cache keeps what came together', async (t) => {
  const { run, server, recordsOf } = await world(t, ({ body }) => asMany(body));
  const cached = [...sampled, '--cache'];
  assert.equal((await run(...cached, '--out', 'a')).exitCode, 0);
  const several = (): number => server.requests.filter(({ body }) => 'n' in body).length;
  assert.equal(several(), 2 * questions);
  assert.equal((await run(...cached, '--out', 'b')).exitCode, 0);
  assert.equal(several(), 2 * questions);
  assert.deepEqual(counted(await recordsOf('b')), everyRepeat);
});

test('greedy answers, streams and options in another order have requests of their own', async (t) => {
  const { run, server } = await world(t, ({ body }) =>
    body['stream'] === true ? '\\boxed{是}' : asMany(body),
  );
  await run(...words, '--repeats', '2', '--model', 'lanjiang', '--out', 'greedy');
  await run(...sampled, '--stream', '--out', 'streamed');
  const gpqa = ['run', '--suite', 'gpqa', '--sample', '--limit', '2', '--model', 'lanjiang'];
  const { exitCode, stderr } = await run(...gpqa, '--repeats', '4', '--temperature', '0.7', '--out', 'gpqa');
  assert.equal(exitCode, 0, stderr);
  assert.equal(server.count, 2 * questions + 5 * questions + 8);
  assert.ok(server.requests.every(({ body }) => !('n' in body)));
});
