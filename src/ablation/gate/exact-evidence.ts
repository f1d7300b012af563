import { binomialCdf } from '../../stats/distribution/binomial.ts';
import type { Differences } from '../compare/difference-interval.ts';
import type { Evidence } from './rule-evidence.ts';

/** One-sided p-values at a threshold by the exact binomial distribution; `null` where it says nothing. */
export type ExactEvidence = (threshold: number) => Evidence | null;

/** Of right answers among independent ones: Clopper and Pearson's tails. */
export function exactScoreEvidence(right: number, n: number): ExactEvidence {
  return (threshold) =>
    threshold > 0 && threshold < 1
      ? { above: 1 - binomialCdf(right - 1, n, threshold), below: binomialCdf(right, n, threshold) }
      : null;
}

/**
 * Of a difference of 0/1 scores of independent samples: the tails where samples flip in one direction only, which is where
 * the score test errs most: 7.3 % at a nominal 5 % for n = 100 and a margin of 0.1, and 5.9 % at most with this bound (by
 * enumeration; n 100 to 400, margins 0.05 and 0.1, gains of 0 to 10 %). No such case has a difference of 0.
 */
export function exactDifferenceEvidence({ differences }: Differences): ExactEvidence {
  const n = differences.length;
  const sum = differences.reduce((total, difference) => total + difference, 0);
  return (threshold) => {
    const size = Math.abs(threshold);
    if (size === 0 || size >= 1) return null;
    const flips = Math.sign(threshold) * sum;
    const more = flips <= 0 ? 1 : 1 - binomialCdf(flips - 1, n, size);
    const fewer = binomialCdf(flips, n, size);
    return threshold > 0 ? { above: more, below: fewer } : { above: fewer, below: more };
  };
}
