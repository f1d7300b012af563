import type { ClusterId } from './cluster-groups.ts';
import { clusteredError } from './clustered-error.ts';

/** What clustered scores are worth. */
export interface EffectiveSize {
  /** As many independent scores would have the same error. Never more than there are scores. */
  readonly size: number;
  readonly clusters: number;
}

/**
 * n over the design effect (Kish 1965). A design effect under 1 is taken for noise. Where the scores are all equal nothing
 * is known of it; it is taken for 1, which is what a single deviating score would give, so that a perfect run is not told
 * less surely than one with a mistake. `null` for no scores.
 */
export function effectiveSize(
  scores: readonly number[],
  clusters: readonly ClusterId[],
): EffectiveSize | null {
  const error = clusteredError(scores, clusters);
  if (error === null) return null;
  const { standardError, independentError, n } = error;
  const known = standardError !== null && independentError;
  const size = known ? n / Math.max(1, (standardError / independentError) ** 2) : n;
  return { size, clusters: error.clusters };
}
