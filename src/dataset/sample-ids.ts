import { FinevalError } from '../errors.ts';

/** The id of a row that has none of its own; `prefix` ends in a hyphen. */
export function numberedId(prefix: string, row: number): string {
  return prefix + String(row).padStart(4, '0');
}

/** The ids of a suite's samples, each of which names one question in the log and in the scores. */
export class SampleIds {
  readonly #own = new Set<string>();
  /** Prefix → its last row: rows that are numbered need no list of their ids. */
  readonly #numbered = new Map<string, number>();

  /** An id that a row brings. Throws `FILE_WRONG` where another sample of the suite has it. */
  add(id: string, file: string): void {
    if (this.#own.has(id) || this.#isNumbered(id)) throw repeated(id, file);
    this.#own.add(id);
  }

  /** The ids of a file whose rows are numbered from 1 to `last`. Throws `FILE_WRONG` as `add` does. */
  addNumbered(prefix: string, last: number, file: string): void {
    if (this.#numbered.has(prefix)) throw repeated(numberedId(prefix, 1), file);
    this.#numbered.set(prefix, last);
    for (const id of this.#own) if (this.#isNumbered(id)) throw repeated(id, file);
  }

  #isNumbered(id: string): boolean {
    if (this.#numbered.size === 0) return false;
    const end = id.lastIndexOf('-') + 1;
    const prefix = id.slice(0, end);
    const row = Number(id.slice(end));
    return row >= 1 && row <= (this.#numbered.get(prefix) ?? 0) && numberedId(prefix, row) === id;
  }
}

function repeated(id: string, file: string): FinevalError {
  const problem = `the id “${id}” is that of another row too. Every row of a suite needs an id of its own; rows without one are numbered behind the “id” that suite.json gives their file, or behind their task’s`;
  return new FinevalError('FILE_WRONG', { file, problem });
}
