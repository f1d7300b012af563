import type { Cell } from '../metric/cell.ts';
import { CellTally } from '../metric/cell-tally.ts';
import type { ScoreRecord } from './score-record.ts';
import type { Columns } from './summary.ts';

/** Sums the scores of both columns up. */
export class ColumnsTally {
  readonly #strict = new CellTally();
  #official: CellTally | undefined;

  /** Adds a score of a cluster, or one that is independent of all others. */
  add({ strict, official }: ScoreRecord, cluster: string | undefined): void {
    this.#strict.add(strict, cluster);
    if (official === undefined) return;
    this.#official ??= new CellTally();
    this.#official.add(official, cluster);
  }

  columns(): Columns<Cell> {
    const strict = this.#strict.cell();
    return this.#official === undefined ? { strict } : { strict, official: this.#official.cell() };
  }
}
