import type { Cell } from '../metric/cell.ts';
import type { Suite } from '../suite/suite.ts';
import { ColumnsTally } from './columns-tally.ts';
import type { ScoreRecord } from './score-record.ts';
import type { Columns } from './summary.ts';

/** Sums up the scores that a suite's headline is made of, where it is made of more than its tasks' numbers. */
export class HeadlineTally {
  readonly #tasks: ReadonlySet<string>;
  readonly #headline: Suite['headline'];
  readonly #all = new ColumnsTally();
  readonly #groups = new Map<string, ColumnsTally>();

  constructor(suite: Suite) {
    this.#tasks = new Set(headlineTasks(suite));
    this.#headline = suite.headline;
  }

  /** Adds a score of a cluster, or one that is independent of all others. */
  add(score: ScoreRecord, cluster: string | undefined): void {
    const { aggregate, label = '' } = this.#headline;
    if (aggregate === 'mean-of-tasks' || !this.#tasks.has(score.task)) return;
    this.#all.add(score, cluster);
    if (aggregate === 'micro') return;
    const value = score.labels[label]?.[0] ?? '';
    const group = this.#groups.get(value) ?? new ColumnsTally();
    this.#groups.set(value, group);
    group.add(score, cluster);
  }

  all(): Columns<Cell> {
    return this.#all.columns();
  }

  /** By value of the headline's label. */
  groups(): readonly Columns<Cell>[] {
    return [...this.#groups.values()].map((group) => group.columns());
  }
}

/** The tasks that a suite's headline is made of. */
export function headlineTasks({ headline, tasks }: Suite): readonly string[] {
  return headline.tasks ?? tasks.filter(({ optional }) => !optional).map(({ id }) => id);
}
