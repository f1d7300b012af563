import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resamples } from '../../src/stats/resamples.ts';

describe('resamples', () => {
  it('draws the same indices on every walk', () => {
    const plan = resamples({ n: 6, seed: 12, replicates: 50 });
    const walk = () => {
      const lists: number[][] = [];
      plan.forEach((indices, replicate) => (lists[replicate] = [...indices]));
      return lists;
    };
    const lists = walk();
    assert.deepEqual(walk(), lists);
    assert.equal(lists.length, 50);
    assert.ok(lists.every((list) => list.length === 6 && list.every((index) => index >= 0 && index < 6)));
  });

  it('counts how often each sample is in the same resamples, with clusters and without', () => {
    for (const clusters of [undefined, ['a', 'a', 'b', 'c', 'c', 'c']]) {
      const plan = resamples({
        n: 6,
        seed: 12,
        replicates: 50,
        ...(clusters === undefined ? {} : { clusters }),
      });
      const listed: number[][] = [];
      plan.forEach((indices, replicate) => {
        listed[replicate] = Array.from(
          { length: 6 },
          (_, i) => indices.filter((index) => index === i).length,
        );
      });
      const counted: number[][] = [];
      plan.forEachCount((times, size, replicate) => {
        counted[replicate] = [...times];
        assert.equal(
          times.reduce((sum, count) => sum + count, 0),
          size,
        );
      });
      assert.deepEqual(counted, listed);
    }
  });

  it('refuses the impossible', () => {
    assert.throws(() => resamples({ n: 1.5, seed: 1 }), RangeError);
    assert.throws(() => resamples({ n: 2, seed: 1, replicates: 0 }), RangeError);
    assert.throws(() => resamples({ n: 2, seed: 1, clusters: ['p1'] }), RangeError);
    assert.throws(() => resamples({ n: 2, seed: 0.5 }).forEach(() => {}), RangeError);
  });
});
