import { ModelError } from '../../model-error.ts';
import type { Decoder, Reading } from './decoder.ts';
import type { AnswerJob } from './job.ts';
import type { Memory } from './memory.ts';

interface Row {
  readonly job: AnswerJob;
  /** What it reads next. */
  next: number;
  length: number;
}

/** The answers that grow together, a row of the decoder each. */
export class GrowingRows {
  readonly #decoder: Decoder;
  readonly #memory: Memory;
  readonly #rows: Row[] = [];

  constructor(decoder: Decoder, memory: Memory) {
    this.#decoder = decoder;
    this.#memory = memory;
  }

  get size(): number {
    return this.#rows.length;
  }

  /** Whether there is a row for one more text of so many tokens, and memory for it and its answer. */
  haveRoomFor(length: number): boolean {
    if (this.#rows.length >= this.#decoder.mostRows) return false;
    const longest = Math.max(length, ...this.#rows.map((row) => row.length));
    return this.#rows.length === 0 || (this.#rows.length + 1) * (longest + 64) <= this.#memory.mostTokens;
  }

  /** Takes a prompt that has been read, with the first token of its answer. */
  join(row: Row, reading: Reading): void {
    this.#rows.push(row);
    this.#decoder.join(reading);
  }

  /** Takes out those that nobody waits for any more. */
  takeStopped(): readonly AnswerJob[] {
    const stopped: AnswerJob[] = [];
    for (let row = this.#rows.length - 1; row >= 0; row--) {
      const job = this.#rows[row]?.job;
      if (job?.signal.aborted !== true) continue;
      this.#leave(row);
      stopped.push(job);
    }
    return stopped;
  }

  /** Takes out the youngest where the answers have grown beyond the memory; one that is alone and too long fails. */
  makeRoom(): readonly AnswerJob[] {
    const sentBack: AnswerJob[] = [];
    const longest = (): number => Math.max(...this.#rows.map(({ length }) => length)) + 1;
    while (this.#rows.length > 1 && this.#rows.length * longest() > this.#memory.mostTokens) {
      const job = this.#leave(this.#rows.length - 1);
      if (job !== undefined) sentBack.push(job);
    }
    if (this.#rows.length === 1 && longest() > this.#memory.mostTokens) {
      const error = this.#memory.tooLong(this.#rows[0]?.length ?? 0);
      this.#leave(0)?.fail(error);
    }
    return sentBack;
  }

  /** Lets each answer grow by a token, and ends those that are complete; how many tokens came. */
  async step(): Promise<number> {
    if (this.#rows.length === 0) return 0;
    let tokens = 0;
    try {
      const onlyLikeliest = this.#rows.every(({ job }) => job.answer.isGreedy);
      const next = this.#rows.map((row) => row.next);
      const { row: logitsOf, likeliest } = await this.#decoder.step(next, { onlyLikeliest });
      tokens = this.#rows.length;
      const ended: number[] = [];
      for (const [index, row] of this.#rows.entries()) {
        const { answer } = row.job;
        const next =
          likeliest === undefined ? answer.take(logitsOf(index)) : answer.takeLikeliest(likeliest(index));
        row.length += 1;
        if (next === undefined) ended.push(index);
        else row.next = next;
      }
      for (const row of ended.reverse()) this.#leave(row)?.done();
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      while (this.#rows.length > 0) this.#leave(this.#rows.length - 1)?.fail(error);
    }
    return tokens;
  }

  #leave(row: number): AnswerJob | undefined {
    const job = this.#rows[row]?.job;
    const last = this.#rows.pop();
    if (last !== undefined && row < this.#rows.length) this.#rows[row] = last;
    this.#decoder.leave(row);
    return job;
  }
}
