import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusteredWilsonInterval } from '../../src/stats/clustered-wilson-interval.ts';
import { scoreInterval } from '../../src/stats/score-interval.ts';
import { wilsonInterval } from '../../src/stats/wilson-interval.ts';

const scores = [1, 1, 0, 0, 1, 0.5];

test('scores that stand alone have Wilson’s interval', () => {
  assert.deepEqual(scoreInterval(scores, [1, 2, 3, 4, 5, 6], 0.9), wilsonInterval(3.5, 6, 0.9));
  assert.equal(scoreInterval([], []), null);
});

test('where two share a cluster, all have its clustered form', () => {
  const clusters = [1, 1, 2, 3, 4, 5];
  assert.deepEqual(scoreInterval(scores, clusters), clusteredWilsonInterval(scores, clusters));
  assert.equal(scoreInterval([1, 0], [1, 1]), null);
});
