import { pointsOf } from '../scoring/score.ts';
import type { Counts, Score, UnreadableReason } from '../scoring/score.ts';
import { clusteredWilsonInterval } from '../stats/clustered-wilson-interval.ts';
import type { Interval } from '../stats/interval.ts';
import { wilsonInterval } from '../stats/wilson-interval.ts';
import type { Cell } from './cell.ts';
import { itemMetrics } from './item-metrics.ts';

/**
 * Sums scores up one by one, so that they need not be held. The order of the scores does not matter.
 */
export class CellTally {
  readonly #points: number[] = [];
  /** Position among the points → its cluster, for those that have one: most samples stand alone. */
  readonly #clusters = new Map<number, string>();
  readonly #counts = { scored: 0, unreadable: 0, failed: 0 };
  readonly #reasons: Partial<Record<UnreadableReason, number>> = {};
  #items: Counts | undefined;

  /**
   * Scores of one cluster are not independent: repeats of a sample, samples with one prompt. A score without one is
   * independent of all others.
   */
  add(score: Score, cluster: string | undefined): void {
    this.#counts[score.status] += 1;
    if (score.status === 'unreadable') this.#reasons[score.reason] = (this.#reasons[score.reason] ?? 0) + 1;
    if (score.status !== 'failed' && score.counts !== undefined) this.#addItems(score.counts);
    const worth = pointsOf(score);
    if (worth === null) return;
    if (cluster !== undefined) this.#clusters.set(this.#points.length, cluster);
    this.#points.push(worth);
  }

  cell(): Cell {
    const { scored, unreadable, failed } = this.#counts;
    const points = this.#points;
    return {
      answers: scored + unreadable + failed,
      ...this.#counts,
      reasons: Object.fromEntries(Object.entries(this.#reasons).sort(([a], [b]) => (a < b ? -1 : 1))),
      value: points.length === 0 ? null : sum(points) / points.length,
      interval: this.#interval(),
      ...(this.#items === undefined ? {} : { items: itemMetrics(this.#items) }),
    };
  }

  #addItems({ matched, predicted, expected }: Counts): void {
    const before = this.#items ?? { matched: 0, predicted: 0, expected: 0 };
    this.#items = {
      matched: before.matched + matched,
      predicted: before.predicted + predicted,
      expected: before.expected + expected,
    };
  }

  #interval(): Interval | null {
    const [points, clusters] = [this.#points, this.#clusters];
    const independent = new Set(clusters.values()).size === clusters.size;
    if (independent) return wilsonInterval(sum(points), points.length);
    const ids = points.map((_, position) => clusters.get(position) ?? position);
    return clusteredWilsonInterval(points, ids);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
