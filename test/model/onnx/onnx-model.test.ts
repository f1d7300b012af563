import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { fixtureConfig } from '../../../fixtures/build-checkpoint/qwen3-config.ts';
import { ModelError } from '../../../src/model/model-error.ts';
import { pickLikeliest } from '../../../src/model/onnx/decoding/pick-token.ts';
import { openTokenizer } from '../../../src/model/onnx/decoding/tokenizer.ts';
import { logitsAt, openGraph, runGraph } from '../../fixtures/run-graph.ts';
import {
  ask,
  changeJson,
  checkpoint,
  copyCheckpoint,
  endlessCheckpoint,
  greedy,
  openModel,
} from './checkpoint-folder.ts';

const questions = [
  '林女士想赎回澜江稳健债券A，应该怎么办？',
  'Which fund of Lanjiang Bank has the lowest management fee?',
  '{"意图": ["转账"], "金额": 50}',
  '周先生的风险等级是R2，可以购买R4的产品吗？请回答“是”或“否”。',
];

const tokenizer = await openTokenizer(join(checkpoint, 'tokenizer.json'), {});
const endIds = tokenizer.encode('<|im_end|><|endoftext|>');
const promptIds = (question: string): number[] =>
  tokenizer.encode(`<|im_start|>user\n${question}<|im_end|>\n<|im_start|>assistant\n`);

/** What the committed graph answers when it reads the whole text anew for every token. */
async function answerWithoutCache(
  t: TestContext,
  question: string,
  until: { readonly length: number; readonly ends: readonly number[] },
): Promise<number[]> {
  const session = await openGraph(join(checkpoint, 'model.onnx'));
  t.after(() => session.release());
  const prompt = promptIds(question);
  const ids: number[] = [];
  while (ids.length < until.length && !until.ends.includes(ids.at(-1) ?? -1)) {
    const row = [...prompt, ...ids];
    const results = await runGraph(session, fixtureConfig, { rows: [row] });
    ids.push(pickLikeliest(logitsAt(results, 0, row.length - 1)));
  }
  return ids;
}

test('it answers as a loop without a cache does', async (t) => {
  const model = await openModel(t);
  for (const question of questions) {
    const ids = await answerWithoutCache(t, question, { length: 24, ends: endIds });
    const completion = await model.generate(ask(question), greedy(24));
    assert.equal(completion.text, tokenizer.decode(ids));
    assert.deepEqual(completion.usage, {
      inputTokens: promptIds(question).length,
      outputTokens: ids.length,
    });
    assert.equal(completion.stopReason, endIds.includes(ids.at(-1)!) ? 'stop' : 'length');
    assert.equal(completion.timing?.attempts, 1);
    assert.equal(completion.warnings, undefined);
  }
});

test('it answers greedily the same every time, whatever is asked beside it', async (t) => {
  const model = await openModel(t);
  const alone: string[] = [];
  for (const question of questions) alone.push((await model.generate(ask(question), greedy(16))).text);
  const together = await Promise.all(
    [...questions, ...questions].map((question) => model.generate(ask(question), greedy(16))),
  );
  assert.deepEqual(
    together.map(({ text }) => text),
    [...alone, ...alone],
  );
});

test('it draws by the seed', async (t) => {
  const model = await openModel(t);
  const draw = async (seed: number): Promise<string> => {
    const options = { ...greedy(24), temperature: 1.5, topP: 0.95, seed };
    return (await model.generate(ask('请随意写一句话。'), options)).text;
  };
  const first = [await draw(1), await draw(2), await draw(3), await draw(2 ** 40)];
  assert.equal(new Set(first).size, first.length);
  assert.deepEqual([await draw(1), await draw(2), await draw(3), await draw(2 ** 40)], first);
});

test('it draws greedily from a nucleus that holds one token', async (t) => {
  const model = await openModel(t);
  const drawn = await model.generate(ask('你好'), { ...greedy(12), temperature: 1, topP: 1e-9, seed: 4 });
  assert.equal(drawn.text, (await model.generate(ask('你好'), greedy(12))).text);
});

test('it stops before a stop text', async (t) => {
  const model = await openModel(t, endlessCheckpoint(t));
  const { text } = await model.generate(ask('你好'), greedy(40));
  const stop = /[^\uFFFD]{3}/u.exec(text.slice(text.length / 2))![0];
  const stopped = await model.generate(ask('你好'), { ...greedy(40), stop: ['absent', stop, ''] });
  assert.equal(stopped.text, text.slice(0, text.indexOf(stop)));
  assert.equal(stopped.stopReason, 'stop');
  assert.ok(stopped.usage!.outputTokens! < 40);
  const unstopped = await model.generate(ask('你好'), { ...greedy(40), stop: ['absent'] });
  assert.equal(unstopped.text, text);
  assert.equal(unstopped.stopReason, 'length');
});

test('it ends at the limit of tokens', async (t) => {
  const model = await openModel(t, endlessCheckpoint(t));
  for (const maxTokens of [1, 7]) {
    const completion = await model.generate(ask('你好'), greedy(maxTokens));
    assert.equal(completion.stopReason, 'length');
    assert.equal(completion.usage?.outputTokens, maxTokens);
  }
});

test('it ends with a token that either configuration names, and does not show it', async (t) => {
  const ids = await answerWithoutCache(t, '结束', { length: 12, ends: [] });
  const ended = ids.slice(0, ids.indexOf(ids.at(-1)!));
  for (const [file, name] of [
    ['config.json', ids.at(-1)!],
    ['generation_config.json', [0, ids.at(-1)!]],
  ] as const) {
    const folder = endlessCheckpoint(t);
    changeJson(join(folder, file), { eos_token_id: name });
    const model = await openModel(t, folder);
    const completion = await model.generate(ask('结束'), greedy(40));
    assert.equal(completion.stopReason, 'stop');
    assert.equal(completion.text, tokenizer.decode(ended));
    assert.equal(completion.usage?.outputTokens, ended.length + 1);
  }
});

test('it ends where the context ends', async (t) => {
  const folder = endlessCheckpoint(t);
  changeJson(join(folder, 'config.json'), { max_position_embeddings: 40 });
  const model = await openModel(t, folder);
  const { usage, stopReason } = await model.generate(ask('你好'), greedy(1000));
  assert.equal(usage!.inputTokens! + usage!.outputTokens!, 40);
  assert.equal(stopReason, 'length');
});

test('it refuses a prompt that is longer than the context, with both numbers', async (t) => {
  const model = await openModel(t);
  await assert.rejects(
    model.generate(ask('利率上升，债券价格下降。'.repeat(3000)), greedy(4)),
    (error) =>
      error instanceof ModelError &&
      error.kind === 'rejected' &&
      /has \d{4,5} tokens.* 4096 /u.test(error.message),
  );
});

test('it reads a long prompt in pieces as it reads it at once', async (t) => {
  const model = await openModel(t);
  const question = questions.join('\n').repeat(9);
  assert.ok(promptIds(question).length > 600);
  const ids = await answerWithoutCache(t, question, { length: 4, ends: endIds });
  const { text, usage } = await model.generate(ask(question), greedy(4));
  assert.equal(usage?.inputTokens, promptIds(question).length);
  assert.equal(text, tokenizer.decode(ids));
});

test('it tells the chat template whether to think', async (t) => {
  const model = await openModel(t);
  const tokens = async (thinking: 'on' | 'off' | 'auto'): Promise<number> =>
    (await model.generate(ask('你好'), { ...greedy(1), thinking })).usage!.inputTokens!;
  assert.equal(await tokens('on'), await tokens('auto'));
  assert.ok((await tokens('off')) > (await tokens('on')));
});

test('it says when the chat template cannot be told', async (t) => {
  const folder = copyCheckpoint(t);
  changeJson(join(folder, 'tokenizer_config.json'), { chat_template: 'unused' });
  writeFileSync(join(folder, 'chat_template.jinja'), '{% for m in messages %}{{ m.content }}{% endfor %}');
  const model = await openModel(t, folder);
  const completion = await model.generate(ask('你好'), { ...greedy(1), thinking: 'off' });
  assert.deepEqual(
    completion.warnings?.map(({ option }) => option),
    ['thinking'],
  );
  assert.equal((await model.generate(ask('你好'), greedy(1))).warnings, undefined);
});

test('it is described by what decides its answers', async (t) => {
  const { description, concurrency, ref } = await openModel(t);
  const digest = (name: string): string =>
    createHash('sha256')
      .update(readFileSync(join(checkpoint, name)))
      .digest('hex');
  assert.equal(ref, 'ckpt/test');
  assert.ok(concurrency > 1);
  assert.deepEqual(description, {
    provider: 'onnx',
    identity: {
      weights: digest('model.onnx'),
      tokenizer: digest('tokenizer.json'),
      chatTemplate: digest('chat_template.jinja'),
      stopTokens: JSON.parse(readFileSync(join(checkpoint, 'generation_config.json'), 'utf8')).eos_token_id,
    },
    environment: {
      graph: 'model.onnx',
      engine: 1,
      device: 'cpu',
      threads: 1,
      onnxruntime: '1.30.0',
      decoding: 'slots',
      rows: 32,
      piece: 512,
    },
    maxTokens: 48,
  });
});

test('it is gone after it was closed', async (t) => {
  const model = await openModel(t, endlessCheckpoint(t));
  const waiting = assert.rejects(model.generate(ask('你好'), greedy(4000)), {
    name: 'ModelError',
    kind: 'aborted',
  });
  await model.close();
  await waiting;
  await model.close();
  await assert.rejects(model.generate(ask('你好'), greedy(1)), { name: 'ModelError', kind: 'aborted' });
});
