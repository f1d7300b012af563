import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyseAblation } from '../../../src/ablation/chain/analyse-ablation.ts';
import type { AblationSettings } from '../../../src/ablation/chain/ablation-report.ts';
import { mulberry32 } from '../../../src/stats/mulberry32.ts';
import { makeRun } from '../make-run.ts';
import { ablationSettings } from '../ablation-settings.ts';

const chances = { hard: 0.1, medium: 0.5, easy: 0.85 } as const;
const settings: AblationSettings = { ...ablationSettings, replicates: 100, attributeBy: { exam: 'task' } };

interface Chain {
  readonly stages: number;
  readonly repeats: number;
  readonly from: 'pass-rate' | 'label';
}

/** Points of the last stage's gain by difficulty, where it truly gains ten points on a third of each. */
function gainsByDifficulty({ stages, repeats, from }: Chain): Record<string, number> {
  const random = mulberry32(4);
  const chain = Array.from({ length: stages }, (_, place) => {
    const gain = place === stages - 1 ? 0.1 : 0;
    const exam = Object.entries(chances).flatMap(([level, chance]) =>
      Array.from({ length: 2000 }, (_, i) => ({
        id: `${level}-${i}`,
        task: 't',
        labels: { level: [level] },
        marks: Array.from({ length: repeats }, () => (random() < chance + gain ? 1 : 0)),
      })),
    );
    const link = place === 0 ? {} : { parent: `s${place - 1}` };
    return Object.assign(link, { id: `s${place}`, targets: [], runs: [makeRun({ suites: { exam } })] });
  });
  const difficulty = from === 'label' ? ({ from, label: 'level' } as const) : { from };
  const { stages: found } = analyseAblation({
    stages: chain,
    leftOut: [],
    settings: { ...settings, difficulty },
  });
  const gains: Record<string, number> = { hard: 0, medium: 0, easy: 0 };
  for (const { difficulty: level, contribution } of found.at(-1)!.attribution[0]!.parts)
    gains[level] = (gains[level] ?? 0) + 100 * contribution;
  return gains;
}

describe('difficulty by pass rate', () => {
  it('puts a whole gain into the middle where two answers a sample are all there is', () => {
    const { hard, medium, easy } = gainsByDifficulty({ stages: 2, repeats: 1, from: 'pass-rate' });
    assert.deepEqual([hard, easy], [0, 0]);
    assert.ok(medium! > 9);
  });

  it('is near the truth over six stages, and nearer with repeats', () => {
    for (const [repeats, off] of [
      [1, 1.6],
      [4, 0.8],
    ] as const) {
      const rated = gainsByDifficulty({ stages: 6, repeats, from: 'pass-rate' });
      const known = gainsByDifficulty({ stages: 6, repeats, from: 'label' });
      for (const level of Object.keys(chances))
        assert.ok(Math.abs(rated[level]! - known[level]!) <= off, JSON.stringify({ rated, known }));
    }
  });
});
