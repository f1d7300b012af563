import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Model } from '../../../../src/model/model.ts';
import { Answer } from '../../../../src/model/onnx/decoding/answer.ts';
import type { Decoder } from '../../../../src/model/onnx/batching/decoder.ts';
import { Scheduler } from '../../../../src/model/onnx/batching/scheduler.ts';
import { openOnnxModel } from '../../../../src/model/onnx/onnx-model.ts';
import type { OnnxOptions } from '../../../../src/model/onnx/onnx-options.ts';
import { encodeModel } from '../../../../src/model/onnx/proto/encode-model.ts';
import type { OnnxModel } from '../../../../src/model/onnx/proto/onnx-model.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { ask, copyCheckpoint, greedy, randomGraph } from '../checkpoint-folder.ts';
import { answersOfLoop, ends, limitOf, promptOf, questions, tokenizer } from './invented-questions.ts';
import { openResident } from './open-resident.ts';

async function open(t: TestContext, graph: OnnxModel, options: Partial<OnnxOptions>): Promise<Model> {
  const directory = copyCheckpoint(t);
  writeFileSync(join(directory, 'model.onnx'), encodeModel(graph));
  const model = await openOnnxModel({ ref: 'ckpt/test', directory, device: 'cpu', threads: 1, ...options });
  t.after(() => model.close());
  return model;
}

const answersOf = async (model: Model): Promise<string[]> =>
  Promise.all(
    questions.map(
      async (question, index) => (await model.generate(ask(question), greedy(limitOf(index)))).text,
    ),
  );

const graphs: Readonly<Record<string, () => OnnxModel>> = {
  plain: () => randomGraph(),
  'plain, counting positions': () => randomGraph({ positions: 'counted' }),
  'plain, with a number of logits': () => randomGraph({ logits: 'last' }),
  'plain, half precision outside': () => randomGraph({ outside: 'float16' }),
  fused: () => randomGraph({ attention: 'fused' }),
  'fused, with a number of logits': () => randomGraph({ attention: 'fused', logits: 'last' }),
  'fused, int4': () => randomGraph({ attention: 'fused', linear: 'int4' }),
  'plain, int4': () => randomGraph({ linear: 'int4' }),
  'plain, int4, half precision outside': () => randomGraph({ linear: 'int4', outside: 'float16' }),
};

for (const [name, graph] of Object.entries(graphs)) {
  test(`it answers in batches of any size as a loop over single rows does: ${name}`, async (t) => {
    const expected = await answersOfLoop(graph());
    for (const rows of name === 'plain' || name === 'fused' ? [1, 2, 3, 8, 17, 32] : [5, 32]) {
      const model = await open(t, graph(), { rows });
      assert.equal(model.description.environment['decoding'], 'slots');
      assert.deepEqual(await answersOf(model), expected, `${rows} rows`);
      await model.close();
    }
  });
}

test('it decodes graphs that quantize whole batches text by text, as a loop does', async (t) => {
  const graph = randomGraph({ linear: 'int8' });
  const model = await open(t, graph, {});
  assert.equal(model.description.environment['rows'], 1);
  assert.deepEqual(await answersOf(model), await answersOfLoop(graph));
});

/** What a decoder answers, and with which seeds where it draws. */
async function answersOfDecoder(
  decoder: Decoder,
  { temperature = 0, order = questions.map((_, index) => index) } = {},
): Promise<string[]> {
  const scheduler = new Scheduler(decoder, { mostTokens: 100_000, sharesPrefixes: true });
  const answers = new Map<number, string>();
  await Promise.all(
    order.map(
      (index) =>
        new Promise<void>((resolve, reject) => {
          const answer = new Answer({
            prompt: promptOf(questions[index]!),
            limit: limitOf(index),
            temperature,
            seed: index,
            stops: [],
            stopIds: new Set(ends),
            decode: tokenizer.decode,
          });
          const done = (): void => {
            answers.set(index, answer.finished!.text);
            resolve();
          };
          scheduler.add({ kind: 'answer', answer, signal: new AbortController().signal, done, fail: reject });
        }),
    ),
  );
  await scheduler.close();
  return questions.map((_, index) => answers.get(index)!);
}

for (const [name, graph] of Object.entries(graphs)) {
  test(`it answers so too with caches that stay where they are computed: ${name}`, async (t) => {
    const expected = await answersOfLoop(graph());
    for (const rows of [1, 3, 32])
      assert.deepEqual(
        await answersOfDecoder(await openResident(temporaryFolder(t), graph(), rows)),
        expected,
        `${rows} rows`,
      );
  });
}

test('it draws the same by the same seeds, whatever is decoded beside it and before it', async (t) => {
  const graph = randomGraph();
  const draw = async (rows: number, order?: number[]): Promise<string[]> =>
    answersOfDecoder(await openResident(temporaryFolder(t), graph, rows), {
      temperature: 1.2,
      ...(order === undefined ? {} : { order }),
    });
  const expected = await draw(1);
  assert.notDeepEqual(expected, await answersOfLoop(graph));
  assert.deepEqual(await draw(7), expected);
  assert.deepEqual(await draw(32, questions.map((_, index) => index).reverse()), expected);
});

test('it draws the same in slots by the same seeds, and to the last bit when it is deterministic', async (t) => {
  const draw = async (options: Partial<OnnxOptions>): Promise<string[]> => {
    const model = await open(t, randomGraph(), options);
    const asked = questions.map(async (question, index) => {
      const sampling = { ...greedy(limitOf(index)), temperature: 1.2, topP: 0.95, seed: index };
      return (await model.generate(ask(question), sampling)).text;
    });
    return Promise.all(asked);
  };
  const expected = await draw({ deterministic: true });
  for (const rows of [1, 6, 32]) assert.deepEqual(await draw({ rows }), expected);
});
