import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterSamples } from '../../src/dataset/cluster-samples.ts';
import { inputDigest } from '../../src/dataset/input-digest.ts';
import type { Question } from '../../src/dataset/question.ts';
import { questions } from '../run/questions.ts';

const asked = (inputs: readonly object[]): readonly Question[] =>
  questions('safety', inputs.length).map((question, index) =>
    Object.assign({}, question, { sample: { ...question.sample, input: { ...inputs[index] } } }),
  );
const clustersOf = (all: readonly Question[]): readonly boolean[] =>
  clusterSamples(all).map(({ sample }) => sample.cluster !== undefined);

test('it marks what asks the same, and nothing that only begins alike', () => {
  const inputs = [
    { text: '澜江稳健债券A的风险等级？', options: { A: 'R1', B: 'R2' } },
    { text: '澜江稳健债券A的风险等级？', options: { A: 'R1', B: 'R3' } },
    { text: '周先生可以买澜江科技先锋混合吗？', options: { A: '是', B: '否' } },
    { text: '澜江稳健债券A的风险等级？', options: { A: 'R1', B: 'R2' } },
  ];
  assert.deepEqual(clustersOf(asked(inputs)), [true, false, false, true]);
  const [first, , , last] = clusterSamples(asked(inputs));
  assert.equal(first?.sample.cluster, last?.sample.cluster);
});

test('it leaves questions that all differ as they are', () => {
  const all = asked([{ text: '一' }, { text: '二' }, { number: 3 }, { number: 4 }]);
  assert.equal(clusterSamples(all), all);
});

test('it gives the same clusters where digests stand in for texts', () => {
  const all = asked([{ text: '一' }, { text: '一' }, { text: '二' }]);
  const digested = all.map((question) =>
    Object.assign({}, question, { inputDigest: inputDigest(question.task, question.sample) }),
  );
  const names = (some: readonly Question[]): readonly (string | undefined)[] =>
    clusterSamples(some).map(({ sample }) => sample.cluster);
  assert.deepEqual(names(digested), names(all));
});
