import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Model } from '../../src/model/model.ts';
import { chooseLikeliest } from '../../src/run/choose-likeliest.ts';
import { validate } from '../../src/run/completion-record.schema.ts';
import { ScriptedModel } from '../scripted-model.ts';

const asked = {
  prompt: { messages: [{ role: 'user', content: '选哪一项？' }] },
  continuations: [' A', ' B', ' C'],
  choices: ['A', 'B', 'C'],
} as const;

/** A model that finds the continuations so likely. */
function model(...logProbabilities: readonly number[]): Model {
  const scores = logProbabilities.map((logProbability) => ({
    logProbability,
    tokens: 1,
    isLikeliest: false,
  }));
  return Object.assign(new ScriptedModel(() => ''), { logProbabilities: async () => scores });
}

test('the likeliest option is the answer, the first of several alike', async () => {
  assert.equal((await chooseLikeliest(model(-2, -1, -3), asked, { thinking: 'auto' })).text, 'B');
  assert.equal((await chooseLikeliest(model(-2, -1, -1), asked, { thinking: 'auto' })).text, 'B');
});

test('an option without any probability can be written down and read again', async () => {
  const completion = await chooseLikeliest(model(-1, -Infinity, -3), asked, { thinking: 'auto' });
  assert.equal(completion.text, 'A');
  const record = { suite: 's', sample: 'q', repeat: 0, prompt: '0123456789abcdef', completion };
  const read: unknown = JSON.parse(JSON.stringify(record));
  assert.deepEqual(read, record);
  assert.ok(validate(read));
});

test('numbers that are none are no answer', async () => {
  for (const numbers of [
    [NaN, -1, -2],
    [-Infinity, -Infinity, -Infinity],
  ]) {
    await assert.rejects(chooseLikeliest(model(...numbers), asked, { thinking: 'auto' }), {
      kind: 'malformed',
    });
  }
});
