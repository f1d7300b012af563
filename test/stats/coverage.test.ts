import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bootstrapMeans } from '../../src/stats/bootstrap.ts';
import { clusteredTangoInterval } from '../../src/stats/clustered-tango-interval.ts';
import { clusteredWilsonInterval } from '../../src/stats/clustered-wilson-interval.ts';
import { differenceInterval } from '../../src/stats/difference-interval.ts';
import type { Interval } from '../../src/stats/interval.ts';
import { macroInterval } from '../../src/stats/mean-interval.ts';
import { meanEstimate } from '../../src/stats/mean-estimate.ts';
import { mulberry32, type RandomNumbers } from '../../src/stats/mulberry32.ts';
import { pairedDifference } from '../../src/stats/paired-difference.ts';
import { resamples } from '../../src/stats/resamples.ts';
import { tangoInterval } from '../../src/stats/tango-interval.ts';
import { wilsonInterval } from '../../src/stats/wilson-interval.ts';

const REPETITIONS = 8000;

/** The share of seeded repetitions in which the interval holds the truth. */
function coverage(
  truth: number,
  draw: (random: RandomNumbers) => Interval | null,
  repetitions = REPETITIONS,
): number {
  const random = mulberry32(20_260_727);
  let held = 0;
  for (let i = 0; i < repetitions; i += 1) {
    const interval = draw(random);
    if (interval && interval.low <= truth && truth <= interval.high) held += 1;
  }
  return held / repetitions;
}

function assertCovers(share: number, { atLeast = 0.93, atMost = 0.97 } = {}): void {
  assert.ok(share >= atLeast && share <= atMost, `a nominal 95 % interval covers ${100 * share} %`);
}

/** 0/1 answers of two runs with these chances, correlated by 0.6. */
function correlatedPair(base: number, candidate: number): (random: RandomNumbers) => [number, number] {
  const covariance = 0.6 * Math.sqrt(base * (1 - base) * candidate * (1 - candidate));
  const both = base * candidate + covariance;
  return (random) => {
    const u = random();
    if (u < both) return [1, 1];
    if (u < base) return [1, 0];
    return u < base + candidate - both ? [0, 1] : [0, 0];
  };
}

/** n values in clusters: a member repeats the cluster's value with chance √ρ, which correlates members by ρ. */
function clustered<T>(
  n: number,
  size: number,
  draw: (random: RandomNumbers) => T,
): (random: RandomNumbers) => T[] {
  return (random) => {
    const values: T[] = [];
    while (values.length < n) {
      const shared = draw(random);
      for (let member = 0; member < size; member += 1) {
        values.push(random() < Math.sqrt(0.1) ? shared : draw(random));
      }
    }
    return values;
  };
}

const passages = (n: number, size: number): number[] =>
  Array.from({ length: n }, (_, i) => Math.floor(i / size));
const CLUSTER_SIZE = 4;

/**
 * Of 100 pairs at p = .95 with correlation .6, 3.8 flip on average, and fewer than four that point one way never exclude
 * 0: whatever is done about clusters, the interval covers more than 97 %. The test below shows it with clusters whose
 * correlation is known and not estimated. The reference's CR1 with t gives 93.9 % here, and 91.5 % where members of a
 * cluster correlate by .3; for one score at p = .95 it gives 85.3 % and 79.7 %.
 */
const sparseAtMost = 0.98;

for (const n of [100, 200]) {
  for (const p of [0.5, 0.95]) {
    const answer = (random: RandomNumbers): number => (random() < p ? 1 : 0);

    describe(`95 % intervals at n = ${n}, p = ${p}`, () => {
      it('cover for one score', () => {
        const share = coverage(p, (random) => {
          let right = 0;
          for (let i = 0; i < n; i += 1) right += answer(random);
          return wilsonInterval(right, n);
        });
        assertCovers(share);
      });

      it('cover for one score on clustered samples', () => {
        const clusters = passages(n, CLUSTER_SIZE);
        const draw = clustered(n, CLUSTER_SIZE, answer);
        assertCovers(coverage(p, (random) => clusteredWilsonInterval(draw(random), clusters)));
      });

      it('cover for a paired difference with correlation 0.6', () => {
        const draw = correlatedPair(p, p);
        const share = coverage(0, (random) => {
          let gained = 0;
          let lost = 0;
          for (let i = 0; i < n; i += 1) {
            const [base, candidate] = draw(random);
            gained += candidate > base ? 1 : 0;
            lost += candidate < base ? 1 : 0;
          }
          return tangoInterval({ n, gained, lost });
        });
        assertCovers(share);
      });

      it('cover for a paired difference on clustered samples', () => {
        const clusters = passages(n, CLUSTER_SIZE);
        const draw = clustered(n, CLUSTER_SIZE, correlatedPair(p, p));
        const share = coverage(0, (random) => {
          const pairs = draw(random);
          const base = pairs.map(([first]) => first);
          const candidate = pairs.map(([, second]) => second);
          return clusteredTangoInterval({ base, candidate, clusters });
        });
        assertCovers(share, { atMost: n === 100 && p === 0.95 ? sparseAtMost : 0.97 });
      });

      it('cover for a macro average of four tasks', () => {
        const share = coverage(p, (random) => {
          const parts = Array.from({ length: 4 }, () => {
            let right = 0;
            for (let i = 0; i < n; i += 1) right += answer(random);
            return { value: right / n, interval: wilsonInterval(right, n)! };
          });
          return macroInterval(parts);
        });
        assertCovers(share);
      });

      it('cover for two independent runs', () => {
        const share = coverage(0, (random) => {
          const [base, candidate] = [0, 0].map(() => {
            let right = 0;
            for (let i = 0; i < n; i += 1) right += answer(random);
            return { value: right / n, interval: wilsonInterval(right, n)! };
          });
          return differenceInterval(base!, candidate!);
        });
        assertCovers(share);
      });
    });
  }

  describe(`95 % intervals of fractional scores at n = ${n}`, () => {
    it('cover for one score on clustered samples', () => {
      const clusters = passages(n, CLUSTER_SIZE);
      const draw = clustered(n, CLUSTER_SIZE, (random) => random() ** 2);
      const share = coverage(1 / 3, (random) => meanEstimate(draw(random), { clusters })?.interval ?? null);
      assertCovers(share);
    });

    it('cover for a paired difference on clustered samples', () => {
      const clusters = passages(n, CLUSTER_SIZE);
      const draw = clustered(n, CLUSTER_SIZE, (random) => [random(), random()] as const);
      const share = coverage(0.04, (random) => {
        const pairs = draw(random);
        // The two share a part, which correlates them by about 0.6.
        const base = pairs.map(([own]) => own);
        const candidate = pairs.map(([own, other]) => 0.45 * own + 0.55 * other + 0.04);
        return pairedDifference({ base, candidate, clusters })?.interval ?? null;
      });
      assertCovers(share);
    });
  });
}

describe('95 % intervals of a paired difference with few flips', () => {
  it('cover 97 to 98 % even where the correlation within clusters is known', () => {
    const n = 100;
    const size = n / (1 + 0.1 * (CLUSTER_SIZE - 1));
    const draw = clustered(n, CLUSTER_SIZE, correlatedPair(0.95, 0.95));
    const share = coverage(0, (random) => {
      const flips = draw(random).map(([base, candidate]) => candidate - base);
      const [gained, lost] = [1, -1].map((way) => (flips.filter((d) => d === way).length * size) / n);
      return tangoInterval({ n: size, gained: gained!, lost: lost! });
    });
    assertCovers(share, { atLeast: 0.97, atMost: sparseAtMost });
  });
});

describe('95 % bootstrap intervals', () => {
  const n = 100;
  const differences = (random: RandomNumbers): number[] => {
    const draw = correlatedPair(0.5, 0.6);
    return Array.from({ length: n }, () => {
      const [base, candidate] = draw(random);
      return candidate - base;
    });
  };

  it('cover for a paired difference', () => {
    const shares = (['percentile', 'bca'] as const).map((method) =>
      coverage(
        0.1,
        (random) => {
          const plan = resamples({ n, seed: Math.floor(random() * 1e9), replicates: 400 });
          return bootstrapMeans(plan, [differences(random)])![0]![method];
        },
        800,
      ),
    );
    for (const share of shares) assertCovers(share);
  });

  it('cover for a paired difference on clustered samples', () => {
    const clusters = passages(n, 2);
    const draw = clustered(n, 2, correlatedPair(0.5, 0.6));
    const share = coverage(
      0.1,
      (random) => {
        const plan = resamples({ n, seed: Math.floor(random() * 1e9), replicates: 400, clusters });
        const scores = draw(random).map(([base, candidate]) => candidate - base);
        return bootstrapMeans(plan, [scores])![0]!.percentile;
      },
      800,
    );
    assertCovers(share);
  });
});
