import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clusteredWilsonInterval } from '../../src/stats/clustered-wilson-interval.ts';
import { wilsonInterval } from '../../src/stats/wilson-interval.ts';
import { assertClose } from './assert-close.ts';

describe('clusteredWilsonInterval', () => {
  const scores = [1, 1, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1];
  const funds = [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3];

  it('is Wilson’s at the effective size', () => {
    // From numpy and scipy: CR1 variance over the plain one, t with 3 degrees of freedom, roots of Wilson's quadratic.
    const interval = clusteredWilsonInterval(scores, funds);
    assertClose(Object.values(interval ?? {}), [0.25844201543314194, 0.9627200343145066], 1e-9);
  });

  it('tells a perfect run more surely than one with a mistake, and less than without clusters', () => {
    const passages = Array.from({ length: 100 }, (_, i) => Math.floor(i / 4));
    const right = passages.map(() => 1);
    const perfect = clusteredWilsonInterval(right, passages)!;
    assert.equal(perfect.high, 1);
    assert.ok(perfect.low > clusteredWilsonInterval([0, ...right.slice(1)], passages)!.low);
    assert.ok(perfect.low < wilsonInterval(100, 100)!.low);
  });

  it('is never narrower than without clusters', () => {
    const alternating = [1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0];
    const clustered = clusteredWilsonInterval(alternating, [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5])!;
    const plain = wilsonInterval(6, 12)!;
    assert.ok(clustered.high - clustered.low > plain.high - plain.low);
  });

  it('says nothing for no scores or one cluster', () => {
    assert.equal(clusteredWilsonInterval([], []), null);
    assert.equal(clusteredWilsonInterval([1, 0], ['a', 'a']), null);
    assert.throws(() => clusteredWilsonInterval([2], ['a']), RangeError);
    assert.throws(() => clusteredWilsonInterval([1, 0], ['a']), RangeError);
  });
});
