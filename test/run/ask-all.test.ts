import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ModelError } from '../../src/model/model-error.ts';
import { askAll } from '../../src/run/ask-all.ts';
import type { AskingPlan } from '../../src/run/ask-all.ts';
import type { CompletionRecord } from '../../src/run/completion-record.ts';
import { ScriptedModel } from '../scripted-model.ts';
import { questions } from './questions.ts';

const never = new AbortController().signal;

function planFor(
  model: ScriptedModel,
  count: number,
): AskingPlan & { records: CompletionRecord[]; taken: () => number } {
  const records: CompletionRecord[] = [];
  let taken = 0;
  function* asks(): Generator<{
    suite: string;
    question: (typeof all)[number];
    repeat: number;
    maxTokens: number;
  }> {
    for (const question of all) {
      taken += 1;
      yield { suite: 'finova', question, repeat: 0, maxTokens: 16 };
    }
  }
  const all = questions('safety', count);
  return {
    asks: asks(),
    model,
    generation: { temperature: 0, seed: 7, thinking: 'auto' },
    concurrency: model.concurrency,
    stop: never,
    signal: never,
    onRecord: async (record) => void records.push(record),
    records,
    taken: () => taken,
  };
}

test('it asks every question once and holds no more in flight than it may', async () => {
  const model = new ScriptedModel(async () => (await sleep(1), '是'), 5);
  const plan = planFor(model, 200);
  assert.deepEqual(await askAll(plan), { answered: 200, failed: 0 });
  assert.equal(new Set(plan.records.map(({ sample }) => sample)).size, 200);
  assert.equal(model.mostInFlight, 5);
});

test('it holds as many more ready as the model wants, which may change', async () => {
  const model = new ScriptedModel(async () => (await sleep(1), '是'), 5);
  let ahead = 3;
  Object.defineProperty(model, 'ahead', { get: () => ahead });
  assert.equal((await askAll(planFor(model, 50))).answered, 50);
  assert.equal(model.mostInFlight, 8);
  ahead = 0;
  model.mostInFlight = 0;
  assert.equal((await askAll(planFor(model, 50))).answered, 50);
  assert.equal(model.mostInFlight, 5);
});

test('what is called off because the run is told to stop is no failure and no reason', async () => {
  const stop = new AbortController();
  const model = new ScriptedModel(async ({ options }) => {
    if (model.calls.length < 6) return '是';
    stop.abort();
    assert.equal(options.stopAsking?.aborted, true);
    throw new ModelError('aborted', 'The question was called off.');
  }, 1);
  const result = await askAll({ ...planFor(model, 50), stop: stop.signal });
  assert.deepEqual(result, { answered: 5, failed: 0 });
});

test('it does not read the questions far ahead of the answers', async () => {
  const model = new ScriptedModel(async () => (await sleep(1), '是'), 3);
  const plan = planFor(model, 100);
  let furthest = 0;
  await askAll({
    ...plan,
    onRecord: async () => {
      furthest = Math.max(furthest, plan.taken() - model.calls.length);
    },
  });
  assert.ok(furthest <= 2, `${furthest} ahead`);
});

test('a failure of one sample is recorded, and the others go on', async () => {
  const model = new ScriptedModel(({ prompt }) => {
    if (prompt.messages[0]?.content.includes('第7个'))
      throw new ModelError('rejected', 'The prompt is too long.');
    return '是';
  });
  const plan = planFor(model, 20);
  assert.deepEqual(await askAll(plan), { answered: 19, failed: 1 });
  const failed = plan.records.filter(({ error }) => error !== undefined);
  assert.deepEqual(
    failed.map(({ sample, error }) => [sample, error?.kind]),
    [['safety-0007', 'rejected']],
  );
});

test('an error of the model as a whole ends the asking and is no sample’s failure', async () => {
  const model = new ScriptedModel(({ prompt }) => {
    if (prompt.messages[0]?.content.includes('第9个'))
      throw new ModelError('unauthorized', 'The key is not accepted.');
    return '是';
  }, 1);
  const plan = planFor(model, 50);
  const result = await askAll(plan);
  assert.equal(result.stoppedBy?.message, 'The key is not accepted.');
  assert.equal(result.failed, 0);
  assert.equal(plan.records.length, 8);
});

test('too many failures in a row end the asking with the last reason', async () => {
  const model = new ScriptedModel(() => {
    throw new ModelError('server', 'The server answers 500.');
  });
  const plan = planFor(model, 500);
  const result = await askAll(plan);
  assert.match(result.stoppedBy?.message ?? '', /questions failed one after another.*answers 500/u);
  assert.ok(plan.records.length < 50);
});

test('stopping waits for what is in flight and asks nothing more', async () => {
  const stop = new AbortController();
  const model = new ScriptedModel(async () => (await sleep(5), '是'), 4);
  const plan = planFor(model, 100);
  const result = await askAll({
    ...plan,
    stop: stop.signal,
    onRecord: async (record) => {
      plan.records.push(record);
      if (plan.records.length === 6) stop.abort();
    },
  });
  assert.equal(result.answered, plan.records.length);
  assert.equal(model.calls.length, plan.records.length);
  assert.ok(plan.records.length >= 6 && plan.records.length <= 10);
});

test('what is no ModelError is a bug and comes out', async () => {
  const model = new ScriptedModel(() => {
    throw new TypeError('oops');
  });
  await assert.rejects(askAll(planFor(model, 10)), TypeError);
});

test('a seed is given to sampled decoding only, and depends on sample and repeat alone', async () => {
  const seeds = async (temperature: number, concurrency: number): Promise<(number | undefined)[]> => {
    const model = new ScriptedModel(async () => (await sleep(Math.random() * 3), '是'), concurrency);
    const plan = planFor(model, 12);
    await askAll({ ...plan, generation: { temperature, seed: 7, thinking: 'auto' } });
    return model.calls
      .toSorted((a, b) =>
        (a.prompt.messages[0]?.content ?? '').localeCompare(b.prompt.messages[0]?.content ?? ''),
      )
      .map(({ options }) => options.seed);
  };
  assert.deepEqual(new Set(await seeds(0, 4)), new Set([undefined]));
  const sampled = await seeds(0.8, 1);
  assert.deepEqual(await seeds(0.8, 6), sampled);
  assert.equal(new Set(sampled).size, 12);
});
