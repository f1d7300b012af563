import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  Decoder,
  LogitRows,
  Reading,
  StepOptions,
} from '../../../../src/model/onnx/batching/decoder.ts';
import { Scheduler } from '../../../../src/model/onnx/batching/scheduler.ts';
import { Answer } from '../../../../src/model/onnx/decoding/answer.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { randomGraph } from '../checkpoint-folder.ts';
import { ends, limitOf, promptOf, questions, tokenizer, answersOfLoop } from './invented-questions.ts';
import { openResident } from './open-resident.ts';
import { openSlots } from './open-slots.ts';

/** Counts what a decoder is asked to do. */
class CountingDecoder implements Decoder {
  readonly #inner: Decoder;
  readonly mostRows: number;
  readonly bytesPerToken: number;
  readonly pieceLength: number;
  readTokens = 0;
  steps = 0;
  rows = 0;

  constructor(inner: Decoder) {
    this.#inner = inner;
    this.mostRows = inner.mostRows;
    this.bytesPerToken = inner.bytesPerToken;
    this.pieceLength = 64;
  }

  begin(): Reading {
    return this.#inner.begin();
  }

  join(reading: Reading): void {
    this.readTokens += reading.length;
    this.rows += 1;
    this.#inner.join(reading);
  }

  step(tokens: readonly number[], options?: StepOptions): Promise<LogitRows> {
    assert.equal(tokens.length, this.rows);
    this.steps += 1;
    return this.#inner.step(tokens, options);
  }

  leave(row: number): void {
    this.rows -= 1;
    this.#inner.leave(row);
  }

  close(): Promise<void> {
    return this.#inner.close();
  }
}

interface Asked {
  readonly scheduler: Scheduler;
  readonly limit?: number;
  readonly stops?: readonly string[];
  readonly signal?: AbortSignal;
}

function answerTo(question: string, { scheduler, limit = 20, stops = [], signal }: Asked): Promise<Answer> {
  const answer = new Answer({
    prompt: promptOf(question),
    limit,
    temperature: 0,
    seed: 0,
    stops,
    stopIds: new Set(ends),
    decode: tokenizer.decode,
  });
  return new Promise((resolve, reject) => {
    const done = (): void => resolve(answer);
    scheduler.add({
      kind: 'answer',
      answer,
      signal: signal ?? new AbortController().signal,
      done,
      fail: reject,
    });
  });
}

for (const [name, open] of [
  ['slots', openSlots],
  ['whole caches', openResident],
] as const) {
  test(`it answers the same when memory is so short that rows have to wait and begin again: ${name}`, async (t) => {
    const expected = await answersOfLoop(randomGraph());
    for (const mostTokens of [300, 700]) {
      const decoder = new CountingDecoder(await open(temporaryFolder(t), randomGraph(), 32));
      const scheduler = new Scheduler(decoder, { mostTokens, sharesPrefixes: true });
      const answers = await Promise.all(
        questions.map((question, index) => answerTo(question, { scheduler, limit: limitOf(index) })),
      );
      assert.deepEqual(
        answers.map(({ finished }) => finished?.text),
        expected,
      );
      await scheduler.close();
    }
  });
}

test('it says when one text alone does not fit into memory', async (t) => {
  const scheduler = new Scheduler(await openSlots(temporaryFolder(t), randomGraph(), 4), {
    mostTokens: 100,
    sharesPrefixes: true,
  });
  const short = answerTo('你好', { scheduler, limit: 5 });
  await assert.rejects(answerTo('利率上升，债券价格下降。'.repeat(40), { scheduler }), {
    name: 'ModelError',
    kind: 'rejected',
    message:
      /The keys and values of \d+ tokens take 0\.\d GB, and this machine has memory for 100 tokens\.$/u,
  });
  await short;
  await scheduler.close();
});

test('it keeps the rows full while texts wait', async (t) => {
  const decoder = new CountingDecoder(await openSlots(temporaryFolder(t), randomGraph(), 8));
  const scheduler = new Scheduler(decoder, { mostTokens: 100_000, sharesPrefixes: false });
  const answers = await Promise.all(
    questions.map((question, index) => answerTo(question, { scheduler, limit: limitOf(index) })),
  );
  const tokens = answers.reduce((sum, { ids }) => sum + ids.length, 0);
  assert.ok(decoder.steps < 1.35 * (tokens / 8), `${decoder.steps} steps for ${tokens} tokens`);
  await scheduler.close();
});

test('it takes a text out between two steps when nobody waits for it', async (t) => {
  const decoder = new CountingDecoder(await openSlots(temporaryFolder(t), randomGraph(), 8));
  const scheduler = new Scheduler(decoder, { mostTokens: 100_000, sharesPrefixes: true });
  const controller = new AbortController();
  const stopped = answerTo(questions[1]!, { scheduler, limit: 4000, signal: controller.signal });
  const rejected = assert.rejects(stopped, { kind: 'aborted' });
  const other = answerTo(questions[2]!, { scheduler, limit: 12 });
  while (decoder.rows < 2) await new Promise(setImmediate);
  controller.abort();
  await rejected;
  assert.ok((await other).finished !== undefined);
  await scheduler.idle();
  assert.equal(decoder.rows, 0);
  await scheduler.close();
});

test('it ends answers at their own stop texts', async (t) => {
  const scheduler = new Scheduler(await openSlots(temporaryFolder(t), randomGraph(), 8), {
    mostTokens: 100_000,
    sharesPrefixes: true,
  });
  const whole = await Promise.all(questions.slice(0, 8).map((question) => answerTo(question, { scheduler })));
  const texts = whole.map(({ finished }) => finished!.text);
  const stops = texts.map((text) => text[Math.floor(text.length / 2)] ?? 'absent');
  const stopped = await Promise.all(
    questions.slice(0, 8).map((question, at) => answerTo(question, { scheduler, stops: [stops[at]!] })),
  );
  for (const [at, { finished }] of stopped.entries()) {
    const end = texts[at]!.indexOf(stops[at]!);
    // A character that is not whole yet ends nothing.
    if (stops[at] === '\uFFFD') continue;
    assert.equal(finished!.text, end < 0 ? texts[at] : texts[at]!.slice(0, end));
  }
  await scheduler.close();
});

test('it lets a short text wait for long ones, but not for ever', async (t) => {
  const scheduler = new Scheduler(await openSlots(temporaryFolder(t), randomGraph(), 1), {
    mostTokens: 100_000,
    sharesPrefixes: true,
  });
  const ended: string[] = [];
  const track = async (name: string, question: string): Promise<void> => {
    await answerTo(question, { scheduler, limit: 1 });
    ended.push(name);
  };
  const jobs = [track('short', '一')];
  for (let index = 0; index < 80; index++) jobs.push(track('long', `${index}：利率上升，债券价格下降。`));
  await Promise.all(jobs);
  const place = ended.indexOf('short');
  assert.ok(place > 0 && place < 80, `${place}`);
  await scheduler.close();
});

/** Notes of each step whether the likeliest tokens came without their logits. */
class WatchedDecoder extends CountingDecoder {
  readonly withoutLogits: boolean[] = [];

  override async step(tokens: readonly number[], options?: StepOptions): Promise<LogitRows> {
    const logits = await super.step(tokens, options);
    this.withoutLogits.push(logits.likeliest !== undefined);
    return logits;
  }
}

for (const [outside, expected] of [
  ['float32', true],
  ['float16', false],
] as const) {
  test(`the graph finds the likeliest tokens where all rows are greedy and it can: ${outside}`, async (t) => {
    const graph = randomGraph({ outside });
    const decoder = new WatchedDecoder(await openSlots(temporaryFolder(t), graph, 4));
    const scheduler = new Scheduler(decoder, { mostTokens: 100_000, sharesPrefixes: true });
    const texts = questions.slice(0, 6);
    const answers = await Promise.all(
      texts.map((question, index) => answerTo(question, { scheduler, limit: limitOf(index) })),
    );
    assert.deepEqual(
      answers.map(({ finished }) => finished?.text),
      (await answersOfLoop(graph)).slice(0, 6),
    );
    assert.ok(
      decoder.withoutLogits.length > 10 && decoder.withoutLogits.every((without) => without === expected),
    );
    await scheduler.close();
  });
}
