import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { labelWeights } from '../../../src/ablation/weights/label-weights.ts';
import { trainingBudget } from '../../../src/ablation/weights/training-budget.ts';
import { defaultWeightSettings } from '../../../src/ablation/weights/weight-settings.ts';
import { assertClose } from '../../stats/assert-close.ts';

const settings = { alpha: 1, beta: 0.5, gamma: 0.1, rho: 0.5, previous: {} };

describe('label weights', () => {
  it('grow with what a model fails at and with what its references do better (eq. 12)', () => {
    const [easy, hard, behind] = labelWeights(
      [
        { label: '存款', current: 1, reference: 0.5 },
        { label: '外汇', current: 0, reference: null },
        { label: '基金', current: 0.5, reference: 0.9 },
      ],
      settings,
    );
    assertClose([easy!.raw, hard!.raw, behind!.raw], [0.1, 1.1, 0.8], 1e-12);
  });

  it('are drawn towards the epoch before and stay above γ (eq. 14, 15)', () => {
    const [one, two] = labelWeights(
      [
        { label: '基金', current: 0.5, reference: null },
        { label: '保险', current: 1, reference: null },
      ],
      { ...settings, previous: { 基金: 1, 保险: 0 } },
    );
    assertClose([one!.smoothed, two!.smoothed], [0.8, 0.1], 1e-12);
  });

  it('add up to the number of labels (eq. 13)', () => {
    const weights = labelWeights(
      [0, 0.2, 0.9, 1].map((current, index) => ({ label: String(index), current, reference: 0.5 })),
      settings,
    );
    assertClose(
      weights.reduce((sum, { normalised }) => sum + normalised, 0),
      4,
      1e-12,
    );
  });
});

describe('the training budget', () => {
  const label = (name: string, passAt1: number, before: number | null, best = 0.8) => ({
    label: name,
    passAt1,
    before,
    best,
  });

  it('goes to labels with a gap that data have closed before (eq. 18 to 22)', () => {
    const { budget, labels } = trainingBudget(
      [label('基金', 0.5, 0.4), label('保险', 0.5, 0.5), label('外汇', 0.85, 0.7)],
      {
        ...defaultWeightSettings,
        round: 3,
        data: { 基金: { total: 200, added: 99 } },
      },
    );
    assertClose(budget, 1000 * 0.8 ** 2, 1e-9);
    const [fund, insurance, exchange] = labels;
    assertClose(
      [fund!.gap, fund!.efficiency, fund!.priority],
      [0.35, 0.001, 0.35 * 0.001 * Math.exp(-0.2)],
      1e-12,
    );
    assertClose([fund!.samples, fund!.total], [budget, 200 + budget], 1e-9);
    assert.deepEqual([insurance!.action, insurance!.samples], ['wait', 0]);
    assert.deepEqual([exchange!.action, exchange!.priority], ['stop', 0]);
  });

  it('takes back the data of a label that got worse, and asks for new data where several did (eq. 24)', () => {
    const worse = label('基金', 0.3, 0.4);
    const actions = (labels: Parameters<typeof trainingBudget>[0]) =>
      trainingBudget(labels, defaultWeightSettings).labels.map(({ action }) => action);
    assert.deepEqual(actions([worse, label('保险', 0.6, 0.5)]), ['revert', 'add']);
    assert.deepEqual(actions([worse, { ...worse, label: '保险' }]), ['regenerate', 'regenerate']);
  });

  it('has no efficiency, and so no samples, for a base without a parent', () => {
    const [only] = trainingBudget([label('基金', 0.3, null)], defaultWeightSettings).labels;
    assert.deepEqual([only!.efficiency, only!.samples, only!.action], [null, 0, 'wait']);
  });
});
