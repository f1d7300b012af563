import { ColumnsTally } from './columns-tally.ts';
import type { ScoreRecord } from './score-record.ts';
import type { TaskSummary } from './summary.ts';

/** Sums one task's scores up, also by label. */
export class TaskTally {
  readonly #all = new ColumnsTally();
  readonly #labels = new Map<string, Map<string, ColumnsTally>>();

  /** Adds a score of a cluster, or one that is independent of all others. */
  add(score: ScoreRecord, cluster: string | undefined): void {
    this.#all.add(score, cluster);
    for (const [dimension, values] of Object.entries(score.labels)) {
      const group = made(this.#labels, dimension, () => new Map<string, ColumnsTally>());
      for (const value of values) made(group, value, () => new ColumnsTally()).add(score, cluster);
    }
  }

  summary(): Pick<TaskSummary, 'columns' | 'labels'> {
    const columns = this.#all.columns();
    const labels = sortedObject(this.#labels, (group) => sortedObject(group, (tally) => tally.columns()));
    return { columns, labels };
  }
}

function made<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const there = map.get(key);
  if (there !== undefined) return there;
  const value = make();
  map.set(key, value);
  return value;
}

function sortedObject<In, Out>(entries: Map<string, In>, convert: (value: In) => Out): Record<string, Out> {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, value]) => [key, convert(value)]));
}
