import type { Delta } from './measure-delta.ts';

/** What a difference says, for people. */
export type DeltaVerdict = 'better' | 'worse' | 'tied' | 'cannot tell';

export interface VerdictOptions {
  readonly alpha: number;
  /** Differences smaller than this do not matter; a share of 1. */
  readonly tie: number;
}

/**
 * `better` or `worse` where the p-value, corrected for the family, is at most α and the interval does not hold 0, which a
 * mean over tasks of very different sizes can do beside a small p; `tied` where every sample has the same points, or the
 * interval lies within the tie margin; else the samples are too few to tell.
 */
export function verdictOf(delta: Delta, p: number | null, { alpha, tie }: VerdictOptions): DeltaVerdict {
  const { estimate, interval, flips } = delta;
  if (flips.gained === 0 && flips.lost === 0) return 'tied';
  if (p !== null && p <= alpha && estimate !== 0 && !holdsZero(interval))
    return estimate > 0 ? 'better' : 'worse';
  if (interval !== null && interval.low > -tie && interval.high < tie) return 'tied';
  return 'cannot tell';
}

/** Whether it says that there is a difference, in one direction or the other. */
export function isTelling(verdict: DeltaVerdict): verdict is 'better' | 'worse' {
  return verdict === 'better' || verdict === 'worse';
}

function holdsZero(interval: Delta['interval']): boolean {
  return interval !== null && interval.low <= 0 && interval.high >= 0;
}
