import type { ClusterId } from './cluster-groups.ts';
import { clusteredWilsonInterval } from './clustered-wilson-interval.ts';
import type { Interval } from './interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** The interval of a mean of scores in [0, 1]: Wilson's, or its clustered form where two of them share a cluster. */
export function scoreInterval(
  scores: readonly number[],
  clusters: readonly ClusterId[],
  confidence: number = 0.95,
): Interval | null {
  const independent = new Set(clusters).size === clusters.length;
  if (!independent) return clusteredWilsonInterval(scores, clusters, confidence);
  const sum = scores.reduce((total, score) => total + score, 0);
  return wilsonInterval(sum, scores.length, confidence);
}
