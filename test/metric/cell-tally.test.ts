import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Cell } from '../../src/metric/cell.ts';
import { CellTally } from '../../src/metric/cell-tally.ts';
import type { Score } from '../../src/scoring/score.ts';

const counted = (matched: number, predicted: number, expected: number): Score => ({
  status: 'scored',
  value: 0,
  answer: '[]',
  counts: { matched, predicted, expected },
});
const unreadable: Score = {
  status: 'unreadable',
  reason: 'no-answer',
  counts: { matched: 0, predicted: 0, expected: 3 },
};
const failed: Score = { status: 'failed', kind: 'timeout', message: 'no answer within 60 s' };

/** The cell of scores that are each of their own cluster. */
function cellOf(scores: readonly Score[]): Cell {
  const tally = new CellTally();
  for (const [index, score] of scores.entries()) tally.add(score, `sample-${index}`);
  return tally.cell();
}

const itemsOf = (scores: readonly Score[]): Cell['items'] => cellOf(scores).items;

describe('a cell', () => {
  it('keeps wrong, unreadable and failed apart', () => {
    const right: Score = { status: 'scored', value: 1, answer: 'B' };
    const { interval, ...cell } = cellOf([right, { ...right, value: 0 }, unreadable, failed]);
    assert.deepEqual(cell, {
      answers: 4,
      scored: 2,
      unreadable: 1,
      failed: 1,
      reasons: { 'no-answer': 1 },
      value: 1 / 3,
      items: { precision: null, recall: 0, f1: 0 },
    });
    assert.ok(interval !== null && interval.low < 1 / 3 && interval.high > 1 / 3);
  });

  it('has no value where nothing was judged', () => {
    assert.deepEqual(cellOf([failed]).value, null);
    assert.deepEqual(cellOf([]).answers, 0);
  });
});

describe('item metrics', () => {
  it('are taken over all items together, not over answers', () => {
    assert.deepEqual(itemsOf([counted(1, 1, 1), counted(1, 3, 5)]), {
      precision: 2 / 4,
      recall: 2 / 6,
      f1: 4 / 10,
    });
  });

  it('count what an unreadable answer has missed, and leave failures out', () => {
    assert.deepEqual(itemsOf([counted(1, 1, 1), unreadable, failed]), {
      precision: 1,
      recall: 1 / 4,
      f1: 2 / 5,
    });
  });

  it('are null where there is nothing to divide by', () => {
    assert.deepEqual(itemsOf([counted(0, 0, 0)]), { precision: null, recall: null, f1: null });
    assert.deepEqual(itemsOf([counted(0, 0, 2)]), { precision: null, recall: 0, f1: 0 });
  });

  it('are none where no answer is a set', () => {
    assert.equal(itemsOf([{ status: 'scored', value: 1, answer: 'B' }, failed]), undefined);
    assert.equal(itemsOf([]), undefined);
  });
});

describe('the interval of a cell', () => {
  const values = [1, 1, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0];
  const passages = ['p', 'p', 'p', 'q', 'q', undefined, 'q', undefined, 'r', undefined, 'r', undefined];
  const intervalOf = (clusters: readonly (string | undefined)[]): Cell['interval'] => {
    const tally = new CellTally();
    for (const [position, value] of values.entries()) {
      tally.add({ status: 'scored', value, answer: 'B' }, clusters[position]);
    }
    return tally.cell().interval;
  };

  it('is the same whether a sample that stands alone has a name for its cluster or none', () => {
    const named = passages.map((passage, position) => passage ?? `alone-${position}`);
    assert.deepEqual(intervalOf(passages), intervalOf(named));
    const alone = values.map(() => undefined);
    assert.deepEqual(intervalOf(alone), intervalOf(values.map((_, position) => `sample-${position}`)));
  });

  it('is wider where the scores of a cluster are alike', () => {
    const [clustered, alone] = [intervalOf(passages), intervalOf([])];
    assert.ok(clustered !== null && alone !== null);
    assert.ok(clustered.high - clustered.low > alone.high - alone.low);
  });
});
