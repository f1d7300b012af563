import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { readCompletions } from '../../src/run/completion-log.ts';
import { startChatServer } from '../chat-server.ts';
import type { ChatServerOptions, ChatServerRequest } from '../chat-server.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { faults, status } from './faults.ts';
import { cliWorld } from './run-in-memory.ts';
import type { CliWorld } from './run-in-memory.ts';

const right = ({ prompt }: ChatServerRequest): string =>
  `\\boxed{${['是', '否', 'B', '12.5', '[]'][prompt.length % 5]}}`;

/** A folder whose configuration names the endpoint, with waits that a test can afford. */
function world(t: TestContext, url: string, options: object = {}): CliWorld {
  const cwd = temporaryFolder(t);
  const patience = {
    retry: { base: 0.002, cap: 0.01, deadline: 300 },
    timeouts: { connect: 10, headers: 20, idle: 20, total: 40 },
  };
  const models = { lanjiang: { url, model: 'lanjiang-7b', ...patience, ...options } };
  writeFileSync(join(cwd, 'fineval.config.json'), JSON.stringify({ models }));
  return cliWorld(t, { cwd });
}

/** What ends a hang soon, and a busy machine's answers seldom. */
const hasty = {
  retry: { base: 0.002, cap: 0.01, deadline: 300, attempts: 20 },
  timeouts: { connect: 10, headers: 0.4, idle: 0.4, total: 1 },
};

/** Some hundred questions. */
const words = [
  'run',
  '--suite',
  'finova',
  '--sample',
  '--limit',
  '18',
  '--model',
  'lanjiang',
  '--out',
] as const;

/** Every question once in the log, with an answer; scores as of a server without faults. */
async function checkWhole(t: TestContext, { cwd }: CliWorld, out: string): Promise<void> {
  const folder = join(cwd, out);
  const seen = new Map<string, number>();
  for await (const { sample, completion } of readCompletions(folder)) {
    assert.ok(completion, `${sample} has an answer`);
    seen.set(sample, (seen.get(sample) ?? 0) + 1);
  }
  const good = await startChatServer({ answer: right });
  t.after(() => good.close());
  const other = world(t, good.url);
  assert.equal((await other.run(...words, 'whole')).exitCode, 0);
  const scores = readFileSync(join(other.cwd, 'whole', 'scores.jsonl'), 'utf8');
  assert.equal(readFileSync(join(folder, 'scores.jsonl'), 'utf8'), scores);
  assert.equal(seen.size, scores.trimEnd().split('\n').length);
  assert.deepEqual(new Set(seen.values()), new Set([1]), 'no question was asked again after it was recorded');
}

for (const concurrency of ['auto', '7']) {
  test(
    `no fault costs a sample or a score, with ${concurrency} in flight`,
    { timeout: 120_000 },
    async (t) => {
      const met = new Map<string, number>();
      let next = 0;
      const answer: ChatServerOptions['answer'] = (request) => {
        const times = met.get(request.prompt) ?? 0;
        met.set(request.prompt, times + 1);
        if (times > 0) return right(request);
        next += 1;
        return faults[next % faults.length]?.[1] ?? right(request);
      };
      const server = await startChatServer({ answer });
      t.after(() => server.close());
      const here = world(t, server.url, hasty);
      const { exitCode, stderr } = await here.run(...words, 'run', '--concurrency', concurrency);
      assert.equal(exitCode, 0, stderr);
      assert.ok(next > faults.length * 2, 'each fault has come');
      await checkWhole(t, here, 'run');
      const manifest = JSON.parse(readFileSync(join(here.cwd, 'run', 'manifest.json'), 'utf8'));
      assert.equal(manifest.observations[0].concurrency.length > 1, concurrency === 'auto');
    },
  );
}

test('a server that refuses everything for a while is waited for', { timeout: 60_000 }, async (t) => {
  const began = performance.now();
  const server = await startChatServer({
    answer: (request) => (performance.now() - began < 1500 ? status(429) : right(request)),
  });
  t.after(() => server.close());
  const here = world(t, server.url, { retry: { base: 0.05, cap: 0.1, deadline: 60 } });
  assert.equal((await here.run(...words, 'run')).exitCode, 0);
  await checkWhole(t, here, 'run');
});

test(
  'a server that restarts in mid-run is waited for, and no answer is lost',
  { timeout: 60_000 },
  async (t) => {
    let answered = 0;
    let restart: (() => Promise<void>) | undefined;
    const answer: ChatServerOptions['answer'] = (request) => {
      answered += 1;
      if (answered === 30) void restart?.();
      return right(request);
    };
    const first = await startChatServer({ answer, latency: 3 });
    const restarted = Promise.withResolvers<Awaited<ReturnType<typeof startChatServer>>>();
    restart = async () => {
      restart = undefined;
      await first.close();
      await sleep(300);
      restarted.resolve(await startChatServer({ answer, port: first.port }));
    };
    const here = world(t, first.url);
    const { exitCode, stderr } = await here.run(...words, 'run', '--concurrency', '5');
    const second = await restarted.promise;
    t.after(() => second.close());
    assert.equal(exitCode, 0, stderr);
    await checkWhole(t, here, 'run');
  },
);

test('a model that is swapped in mid-run is told of, in the manifest too', async (t) => {
  let answered = 0;
  const server = await startChatServer({
    answer: (request) => {
      answered += 1;
      const choices = [{ message: { content: right(request) }, finish_reason: 'stop' }];
      return { body: { model: answered < 40 ? 'lanjiang-7b-sft' : 'lanjiang-7b-base', choices } };
    },
  });
  t.after(() => server.close());
  const here = world(t, server.url);
  const { exitCode, stderr } = await here.run(...words, 'run');
  assert.equal(exitCode, 0);
  assert.match(
    stderr,
    /the same model: the first answer was of the model “lanjiang-7b-sft” and others are of/u,
  );
  const manifest = JSON.parse(readFileSync(join(here.cwd, 'run', 'manifest.json'), 'utf8'));
  assert.equal(manifest.warnings[0].option, 'the same model');
  await checkWhole(t, here, 'run');
});

test('a request that can never succeed fails its sample at once and is in no score', async (t) => {
  const server = await startChatServer({
    answer: (request) => {
      return request.index % 20 === 3
        ? {
            fault: 'status',
            status: 400,
            body: '{"error":{"message":"maximum context length is 4096 tokens"}}',
          }
        : right(request);
    },
  });
  t.after(() => server.close());
  const here = world(t, server.url);
  const { exitCode, stderr } = await here.run(...words, 'run', '--concurrency', '1');
  assert.equal(exitCode, 3, stderr);
  const { suites } = JSON.parse(readFileSync(join(here.cwd, 'run', 'summary.json'), 'utf8'));
  type Cell = { answers: number; scored: number; unreadable: number; failed: number };
  const cells: Cell[] = suites[0].tasks.map((task: { columns: { strict: Cell } }) => task.columns.strict);
  const total = (member: keyof Cell): number => cells.reduce((sum, cell) => sum + cell[member], 0);
  assert.equal(total('answers'), server.count, 'each question was asked once');
  assert.ok(total('failed') > 2);
  assert.equal(total('scored') + total('unreadable') + total('failed'), total('answers'));
});

test('a server that is gone for good ends the run in words, and it can go on later', async (t) => {
  let broken = false;
  let answered = 0;
  const server = await startChatServer({
    answer: (request) => {
      answered += 1;
      if (answered === 40) broken = true;
      return broken ? status(500) : right(request);
    },
  });
  t.after(() => server.close());
  const here = world(t, server.url);
  const first = await here.run(...words, 'run', '--concurrency', '4');
  assert.equal(first.exitCode, 3);
  assert.match(first.stderr, /questions failed one after another, the last one so: .*answers 500/u);
  assert.match(first.stderr, /--out run --resume/u);
  broken = false;
  const second = await here.run(...words, 'run', '--resume', '--concurrency', '4');
  assert.equal(second.exitCode, 0, second.stderr);
  const read = readFileSync(join(here.cwd, 'run', 'scores.jsonl'), 'utf8');
  assert.doesNotMatch(read, /"failed"/u);
});

test('Ctrl-C asks nothing more, also where many questions wait for their turn', async (t) => {
  const held: (() => void)[] = [];
  let isSlow = true;
  const server = await startChatServer({
    answer: async (request) => {
      if (isSlow) await new Promise<void>((resolve) => held.push(resolve));
      return right(request);
    },
  });
  t.after(() => server.close());
  const here = world(t, server.url, { timeouts: {} });
  const running = here.run(...words, 'run', '--concurrency', 'auto');
  while (server.inFlight < 8) await sleep(5);
  here.interrupt();
  await sleep(20);
  isSlow = false;
  for (const release of held) release();
  const { exitCode, stderr } = await running;
  assert.equal(exitCode, 130, stderr);
  assert.equal(server.count, 8);
  assert.match(stderr, /8 of \d+ questions are answered; nothing is lost/u);
  assert.equal((await here.run(...words, 'run', '--resume')).exitCode, 0);
  await checkWhole(t, here, 'run');
});

test('Ctrl-C twice ends a run at once, and it can go on', { timeout: 30_000 }, async (t) => {
  let hang = true;
  let answered = 0;
  const server = await startChatServer({
    answer: (request) => {
      answered += 1;
      return hang && answered > 20 ? { fault: 'hang' } : right(request);
    },
  });
  t.after(() => server.close());
  const here = world(t, server.url, { timeouts: {} });
  const running = here.run(...words, 'run', '--concurrency', '4');
  while (server.inFlight < 4 || server.count < 24) await sleep(5);
  here.interrupt();
  await sleep(50);
  const began = performance.now();
  here.interrupt();
  const { exitCode, stderr } = await running;
  assert.equal(exitCode, 130, stderr);
  assert.ok(performance.now() - began < 10_000);
  assert.match(stderr, /20 of \d+ questions are answered; nothing is lost/u);
  hang = false;
  assert.equal((await here.run(...words, 'run', '--resume')).exitCode, 0);
  await checkWhole(t, here, 'run');
});

/** Fewer than requests, where the machine is so busy that some take too long. */
function answersOf(cwd: string): number {
  return readFileSync(join(cwd, 'run', 'scores.jsonl'), 'utf8')
    .trimEnd()
    .split('\n').length;
}

test('tokens and money are counted', async (t) => {
  const server = await startChatServer({ answer: right });
  t.after(() => server.close());
  const here = world(t, server.url, { price: { input: 2, output: 8, currency: 'CNY' } });
  const { stdout } = await here.run(...words, 'run');
  const { usage } = JSON.parse(readFileSync(join(here.cwd, 'run', 'summary.json'), 'utf8'));
  const count = answersOf(here.cwd);
  assert.deepEqual(usage, {
    answers: count,
    inputTokens: 12 * count,
    outputTokens: 3 * count,
    cost: { amount: (12 * count * 2 + 3 * count * 8) / 1e6, currency: 'CNY' },
  });
  const money = usage.cost.amount.toFixed(2);
  assert.ok(stdout.includes(`${3 * count} of answers; ${money} CNY at the configured price`));
});

test('what failed requests took is in the cost, where they say it', async (t) => {
  let faults = 0;
  const counts = { prompt_tokens: 7, completion_tokens: 5 };
  const answer: ChatServerOptions['answer'] = (request) => {
    if (faults === 2) return right(request);
    faults += 1;
    return { body: { choices: [{ message: { content: null } }], usage: counts } };
  };
  const server = await startChatServer({ answer });
  t.after(() => server.close());
  const retry = { base: 0.001, cap: 0.005 };
  const here = world(t, server.url, { price: { input: 2, output: 8, currency: 'CNY' }, retry });
  const { stdout } = await here.run(...words, 'run');
  const { usage } = JSON.parse(readFileSync(join(here.cwd, 'run', 'summary.json'), 'utf8'));
  const count = answersOf(here.cwd);
  assert.deepEqual(usage.wasted, { inputTokens: 14, outputTokens: 10 });
  assert.equal(usage.cost.amount, ((12 * count + 14) * 2 + (3 * count + 10) * 8) / 1e6);
  assert.match(stdout, /failed requests took 24 tokens more/u);
});

test('a cache answers what the same endpoint has answered, and nothing once it answers otherwise', async (t) => {
  let version = 1;
  const server = await startChatServer({
    answer: (request) => (request.prompt.startsWith('用一句话') ? `第${version}版` : right(request)),
  });
  t.after(() => server.close());
  const cwd = temporaryFolder(t);
  const here = world(t, server.url);
  mkdirSync(join(cwd, 'cache'));
  const cached = cliWorld(t, { cwd: here.cwd, env: { FINEVAL_CACHE: join(cwd, 'cache') } });
  const run = async (out: string): Promise<{ asked: number; stderr: string; scores: string }> => {
    const before = server.count;
    const { exitCode, stderr } = await cached.run(...words, out, '--cache');
    assert.equal(exitCode, 0, stderr);
    const scores = readFileSync(join(here.cwd, out, 'scores.jsonl'), 'utf8');
    return { asked: server.count - before, stderr, scores };
  };
  const first = await run('first');
  const second = await run('second');
  assert.equal(second.asked, 1, 'the canary alone');
  assert.equal(second.scores, first.scores);
  version = 2;
  const third = await run('third');
  assert.equal(third.asked, first.asked);
  assert.match(third.stderr, /does not answer as it did before/u);
  const manifest = JSON.parse(readFileSync(join(here.cwd, 'second', 'manifest.json'), 'utf8'));
  assert.equal(manifest.observations[0].cache.remembered, first.asked - 1);
});
