import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { differenceInterval, differencesOf } from '../../../src/ablation/compare/difference-interval.ts';
import type { Differences } from '../../../src/ablation/compare/difference-interval.ts';
import type { PairedSample } from '../../../src/ablation/compare/pair-samples.ts';
import { mulberry32 } from '../../../src/stats/mulberry32.ts';
import type { RandomNumbers } from '../../../src/stats/mulberry32.ts';
import { tangoInterval } from '../../../src/stats/tango-interval.ts';

interface Setting {
  /** Samples of each stratum. */
  readonly sizes: readonly number[];
  /** Chance of a right answer. */
  readonly p: number;
  /** Samples of a cluster that share their luck for the most part. */
  readonly cluster?: number;
  /** Correlation of the two runs, by stratum. */
  readonly correlations?: readonly number[];
}

function pairOf(id: string, cluster: string, marks: readonly [number, number]): PairedSample {
  const [base, candidate] = marks;
  const parts = { truncation: 0, unreadable: 0, content: candidate - base };
  return {
    id,
    task: 't',
    labels: {},
    cluster,
    base,
    candidate,
    difference: candidate - base,
    parts,
    repeats: 1,
    readable: { base: 1, candidate: 1 },
  };
}

/** Two runs with the same true score. */
function draw(
  random: RandomNumbers,
  { sizes, p, cluster = 1, correlations = [] }: Setting,
): readonly Differences[] {
  return sizes.map((n, stratum) => {
    const right = (): number => (random() < p ? 1 : 0);
    let luck = [right(), right()] as const;
    const samples = Array.from({ length: n }, (_, i) => {
      if (i % cluster === 0) luck = [right(), right()];
      const shared = cluster > 1 && random() < 0.7;
      const [one, two] = shared ? luck : [right(), right()];
      const together = random() < (correlations[stratum] ?? 0.6);
      return pairOf(`${i}`, `${stratum}/${Math.floor(i / cluster)}`, [one, together ? one : two]);
    });
    return differencesOf({ id: `${stratum}`, weight: 1 / sizes.length, samples });
  });
}

const settings: readonly Setting[] = [
  { sizes: [100], p: 0.5 },
  { sizes: [100], p: 0.95 },
  { sizes: [200], p: 0.5 },
  { sizes: [200], p: 0.95 },
  { sizes: [200], p: 0.5, cluster: 5 },
  { sizes: [100, 100, 100], p: 0.5 },
  { sizes: [100, 100, 100], p: 0.95 },
  { sizes: [200, 200, 200], p: 0.95 },
  { sizes: [200, 200, 200], p: 0.5, cluster: 5 },
  { sizes: [150, 360, 258, 100, 281, 200], p: 0.7, correlations: [0.9, 0.6, 0.3, 0.9, 0.6, 0.8] },
  { sizes: [40, 400], p: 0.8, correlations: [0.2, 0.9] },
];

describe('the 95 % interval of a difference', () => {
  for (const setting of settings) {
    it(`covers a true 0 in 93 to 97 % of all runs: ${JSON.stringify(setting)}`, () => {
      const random = mulberry32(16_180);
      const repetitions = 1500;
      let covered = 0;
      for (let i = 0; i < repetitions; i += 1) {
        const { low, high } = differenceInterval(draw(random, setting), 0.95)!;
        if (low <= 0 && high >= 0) covered += 1;
      }
      assert.ok(covered >= 0.93 * repetitions && covered <= 0.97 * repetitions, `${covered / repetitions}`);
    });
  }

  it('is Tango’s where there is one stratum', () => {
    const [one] = draw(mulberry32(1), { sizes: [80], p: 0.6 });
    const gained = one!.differences.filter((difference) => difference > 0).length;
    const lost = one!.differences.filter((difference) => difference < 0).length;
    const [ours, tango] = [differenceInterval([one!], 0.95)!, tangoInterval({ n: 80, gained, lost })!];
    assert.ok(Math.abs(ours.low - tango.low) < 1e-9 && Math.abs(ours.high - tango.high) < 1e-9);
  });

  it('keeps a width where nothing flipped', () => {
    const none = draw(mulberry32(1), { sizes: [50, 50], p: 0.6, correlations: [1, 1] });
    const { low, high } = differenceInterval(none, 0.95)!;
    assert.ok(low < -0.02 && high > 0.02);
  });
});
