import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findGroups } from '../../src/report/find-groups.ts';
import { groupLetters } from '../../src/report/html/group-letters.ts';
import { mulberry32 } from '../../src/stats/mulberry32.ts';

const scored = (low: number, high: number) => ({ value: (low + high) / 2, interval: { low, high } });

test('scores whose intervals overlap share a group, and the best group comes first', () => {
  const unmeasured = { value: null, interval: null };
  const groups = findGroups([scored(0.4, 0.5), scored(0.7, 0.8), scored(0.75, 0.85), unmeasured]);
  assert.deepEqual(groups, [[1], [0], [0], null]);
});

test('a score between two that differ is in the groups of both', () => {
  const groups = findGroups([scored(0.7, 0.8), scored(0.6, 0.72), scored(0.5, 0.65)]);
  assert.deepEqual(groups, [[0], [0, 1], [1]]);
  assert.deepEqual(groups.map(groupLetters), ['A', 'A B', 'B']);
});

test('two scores share a group exactly where their intervals overlap', () => {
  const random = mulberry32(3);
  for (let round = 0; round < 200; round += 1) {
    const scores = Array.from({ length: 8 }, () => {
      const low = Math.round(random() * 20) / 20;
      return scored(low, low + Math.round(random() * 6) / 20);
    });
    const groups = findGroups(scores);
    for (const [a, one] of scores.entries()) {
      for (const [b, other] of scores.entries()) {
        const share = groups[a]?.some((group) => groups[b]?.includes(group)) === true;
        const overlap = one.interval.low <= other.interval.high && other.interval.low <= one.interval.high;
        assert.equal(share, overlap, JSON.stringify([one, other]));
      }
    }
  }
});
