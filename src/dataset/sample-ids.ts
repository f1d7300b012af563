import { FinevalError } from '../errors.ts';

/** The ids of a suite's samples, each of which names one question in the log and in the scores. */
export class SampleIds {
  readonly #seen = new Set<string>();

  /** Throws `FILE_WRONG` where another sample of the suite has this id. */
  add(id: string, file: string): void {
    if (this.#seen.has(id)) {
      const problem = `the id “${id}” is that of another row too. Every row of a suite needs an id of its own; rows without one are numbered behind the “id” that suite.json gives their file, or behind their task’s`;
      throw new FinevalError('FILE_WRONG', { file, problem });
    }
    this.#seen.add(id);
  }
}
