import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextBudget } from '../../src/run/text-budget.ts';
import type { Budgeted } from '../../src/run/text-budget.ts';

const answers = (): Budgeted[] =>
  Array.from({ length: 300 }, (_, n) => ({
    texts: {
      text: `${'林女士问基金，'.repeat((n * 7) % 90)}答案：B`,
      reasoning: '想'.repeat((n * 31) % 700),
    },
    around: Infinity,
  }));

const sizeOf = (all: readonly Budgeted[]): number =>
  all.reduce((sum, { texts: { text = '', reasoning = '' } }) => sum + text.length + reasoning.length, 0);

function keep(all: readonly Budgeted[], most: number): readonly Budgeted[] {
  const budget = new TextBudget(most);
  for (const answer of all) budget.add(answer);
  return all;
}

test('answers stay as they are while there is room', () => {
  assert.deepEqual(keep(answers(), 1e6), answers());
});

test('answers that are too long together are shortened alike, and keep the place that decided', () => {
  const kept = keep(answers(), 60_000);
  assert.ok(sizeOf(kept) <= 60_000);
  assert.ok(kept.every(({ texts }) => texts.text?.endsWith('答案：B')));
  const whole = kept.filter(({ texts }) => texts.textCut === undefined).length;
  assert.ok(whole > 10 && whole < 300, String(whole));
});

test('in which order answers come makes no difference', () => {
  const forwards = keep(answers(), 60_000);
  const backwards = keep(answers().reverse(), 60_000).toReversed();
  assert.deepEqual(backwards, forwards);
});
