import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { encodeModel } from '../../../../src/model/onnx/proto/encode-model.ts';
import { fixtureConfig } from '../../../../fixtures/build-checkpoint/qwen3-config.ts';
import { writeFileSync, rmSync } from 'node:fs';
import type { Model } from '../../../../src/model/model.ts';
import type { Message } from '../../../../src/prompt/prompt.ts';
import { openOnnxModel } from '../../../../src/model/onnx/onnx-model.ts';
import type { OnnxOptions } from '../../../../src/model/onnx/onnx-options.ts';
import { logitsAt, openGraph, runGraph } from '../../../fixtures/run-graph.ts';
import { ask, copyCheckpoint, greedy, openModel, randomGraph } from '../checkpoint-folder.ts';
import { promptOf, tokenizer } from './invented-questions.ts';

const shots = '问题：澜江银行的年利率是多少？答案：B\n'.repeat(12);
const questions = ['林女士', '周先生', '澜江稳健债券A', '利率上升时债券价格', '存款'].map(
  (subject) => `${shots}问题：${subject}会怎样？\nA. 上升\nB. 下降\nC. 不变\nD. 不知道\n答案：`,
);
const continuations = ['A', 'B', 'C', 'D', '下降。', 'the price falls', '下降。因为利率'];

/** The sum over a continuation's tokens by one reading of the whole text without a cache. */
async function expectedScores(t: TestContext): Promise<{ logProbability: number; isLikeliest: boolean }[][]> {
  const session = await openGraph(encodeModel(randomGraph()));
  t.after(() => session.release());
  const all: { logProbability: number; isLikeliest: boolean }[][] = [];
  for (const question of questions) {
    const prompt = promptOf(question);
    const scores: { logProbability: number; isLikeliest: boolean }[] = [];
    for (const continuation of continuations) {
      const row = [...prompt, ...tokenizer.encode(continuation)];
      const results = await runGraph(session, fixtureConfig, { rows: [row] });
      let logProbability = 0;
      let isLikeliest = true;
      for (let place = prompt.length; place < row.length; place++) {
        const logits = [...logitsAt(results, 0, place - 1)];
        const highest = Math.max(...logits);
        const total = logits.reduce((sum, logit) => sum + Math.exp(logit - highest), 0);
        logProbability += logits[row[place]!]! - highest - Math.log(total);
        isLikeliest &&= logits.indexOf(highest) === row[place];
      }
      scores.push({ logProbability, isLikeliest });
    }
    all.push(scores);
  }
  return all;
}

async function open(t: TestContext, options: Partial<OnnxOptions> = {}): Promise<Model> {
  const directory = copyCheckpoint(t);
  writeFileSync(join(directory, 'model.onnx'), encodeModel(randomGraph()));
  const model = await openOnnxModel({ ref: 'ckpt/test', directory, device: 'cpu', threads: 1, ...options });
  t.after(() => model.close());
  return model;
}

for (const deterministic of [false, true]) {
  test(`it scores continuations as one reading of the whole text does, deterministic: ${deterministic}`, async (t) => {
    const expected = await expectedScores(t);
    const model = await open(t, { deterministic });
    const actual = await Promise.all(
      questions.map((question) =>
        model.logProbabilities!(ask(question), continuations, { thinking: 'auto' }),
      ),
    );
    for (const [index, scores] of actual.entries()) {
      for (const [at, { logProbability, isLikeliest, tokens }] of scores.entries()) {
        const wanted = expected[index]![at]!;
        assert.ok(Math.abs(logProbability - wanted.logProbability) < 1e-3 * tokens, continuations[at]);
        assert.equal(isLikeliest, wanted.isLikeliest);
        assert.equal(tokens, tokenizer.encode(continuations[at]!).length);
      }
    }
  });
}

test('it knows its own greedy answer as the likeliest continuation', async (t) => {
  const model = await open(t);
  for (const question of ['你好', '林女士想赎回']) {
    const { text } = await model.generate(ask(question), greedy(3));
    if (text.includes('\uFFFD')) continue;
    const scores = await model.logProbabilities!(ask(question), [text, '澜江银行'], { thinking: 'auto' });
    assert.deepEqual(
      scores.map(({ isLikeliest }) => isLikeliest),
      [true, false],
    );
  }
});

test('it scores between answers, and answers between scores', async (t) => {
  const model = await open(t, { rows: 2 });
  const alone = await model.generate(ask('你好'), greedy(12));
  const score = await model.logProbabilities!(ask(questions[0]!), ['A', 'B'], { thinking: 'auto' });
  const [answer, again, answerToo] = await Promise.all([
    model.generate(ask('你好'), greedy(12)),
    model.logProbabilities!(ask(questions[0]!), ['A', 'B'], { thinking: 'auto' }),
    model.generate(ask('你好'), greedy(12)),
  ]);
  assert.equal(answer.text, alone.text);
  assert.equal(answerToo.text, alone.text);
  for (const [at, { logProbability }] of again.entries())
    assert.ok(Math.abs(logProbability - score[at]!.logProbability) < 1e-3);
});

test('it refuses a continuation without text, and one beyond the context', async (t) => {
  const model = await open(t);
  const rejected = { name: 'ModelError', kind: 'rejected' };
  await assert.rejects(model.logProbabilities!(ask('你好'), ['A', ''], { thinking: 'auto' }), rejected);
  const long = '利率上升，债券价格下降。'.repeat(3000);
  await assert.rejects(model.logProbabilities!(ask('你好'), [long], { thinking: 'auto' }), rejected);
  assert.deepEqual(await model.logProbabilities!(ask('你好'), [], { thinking: 'auto' }), []);
});

test('it gives base models prompts as they are, and needs no chat template for that', async (t) => {
  const directory = copyCheckpoint(t);
  rmSync(join(directory, 'chat_template.jinja'));
  const model = await openOnnxModel({
    ref: 'ckpt/test',
    directory,
    device: 'cpu',
    threads: 1,
    promptFormat: 'plain',
  });
  t.after(() => model.close());
  const { usage } = await model.generate(ask('你好'), greedy(1));
  assert.equal(usage?.inputTokens, tokenizer.encode('你好').length);
  assert.equal(model.description.identity['chatTemplate'], null);
});

test('it goes on from an answer that is begun, with and without a chat template', async (t) => {
  const plain = await open(t, { promptFormat: 'plain' });
  const chat = await open(t);
  const score = async (model: Model, texts: readonly Message[], next: string): Promise<number> => {
    const [first] = await model.logProbabilities!({ messages: texts }, [next], { thinking: 'auto' });
    return first!.logProbability;
  };
  const user = { role: 'user', content: 'A. 上升' } as const;
  const begun = { role: 'assistant', content: '答案：' } as const;
  const whole = { role: 'user', content: 'A. 上升\n答案：' } as const;
  const close = (one: number, other: number): void =>
    assert.ok(Math.abs(one - other) < 1e-4, `${one}, ${other}`);
  close(await score(plain, [user, begun], 'A'), await score(plain, [whole], 'A'));
  const both = await score(chat, [user], '答案：A');
  close(both - (await score(chat, [user], '答案：')), await score(chat, [user, begun], 'A'));
  close(await score(chat, [user], ' A'), await score(chat, [user], 'A'));
});

test('it stops scoring when it is told to', async (t) => {
  const model = await openModel(t);
  const signal = AbortSignal.abort();
  await assert.rejects(model.logProbabilities!(ask('你好'), ['A'], { thinking: 'auto', signal }), {
    name: 'ModelError',
    kind: 'aborted',
  });
});
