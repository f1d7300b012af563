import { ModelError } from '../../model-error.ts';
import { stoppedError } from '../stopped-error.ts';
import type { Decoder, Reading } from './decoder.ts';
import { GrowingRows } from './growing-rows.ts';
import { tokensOf } from './job.ts';
import type { AnswerJob, Job, ScoreJob } from './job.ts';
import { Memory } from './memory.ts';
import { PrefixStore } from './prefix-store.ts';
import { readText } from './read-text.ts';
import { quietLength, scoreTexts } from './score-texts.ts';
import { WaitingJobs } from './waiting-jobs.ts';

export interface SchedulerOptions {
  /** How many tokens all rows and prefixes can keep. */
  readonly mostTokens: number;
  /** Whether what prompts begin with in common is read once. */
  readonly sharesPrefixes: boolean;
  /** How many tokens of a prompt are read at once; absent is what the decoder likes best. */
  readonly pieceLength?: number;
}

/** How much has been done. */
export interface SchedulerProgress {
  readonly rows: number;
  readonly waiting: number;
  /** Tokens of answers, from the beginning on. */
  readonly tokens: number;
}

/**
 * Continuous batching: as soon as a row ends, the next text takes its place. Prompts are read one by one and in
 * pieces, answers grow together.
 */
export class Scheduler {
  readonly #decoder: Decoder;
  readonly #memory: Memory;
  readonly #pieces: { readonly pieceLength: number };
  readonly #prefixes: PrefixStore | undefined;
  readonly #waiting = new WaitingJobs();
  readonly #rows: GrowingRows;
  #tokens = 0;
  #working: Promise<void> | undefined;
  #closing = false;

  constructor(decoder: Decoder, { mostTokens, sharesPrefixes, pieceLength }: SchedulerOptions) {
    this.#pieces = { pieceLength: pieceLength ?? decoder.pieceLength };
    this.#decoder = decoder;
    this.#memory = new Memory(mostTokens, decoder.bytesPerToken);
    this.#rows = new GrowingRows(decoder, this.#memory);
    this.#prefixes = sharesPrefixes ? new PrefixStore(decoder, Math.floor(mostTokens / 8)) : undefined;
  }

  get progress(): SchedulerProgress {
    return { rows: this.#rows.size, waiting: this.#waiting.size, tokens: this.#tokens };
  }

  /** Takes a job; it ends with one call of its `done` or `fail`. A failure that is a bug rejects `idle`. */
  add(job: Job): void {
    this.#waiting.add(job);
    this.#working ??= this.#work();
  }

  /** Resolves when there is nothing left to do. */
  async idle(): Promise<void> {
    await this.#working;
  }

  /** Gives up what is left, after the step that is being computed. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#working?.catch(() => {});
    this.#prefixes?.free();
    await this.#decoder.close();
  }

  async #work(): Promise<void> {
    // Jobs that come in the same turn are seen together.
    await new Promise(setImmediate);
    while (!this.#closing) {
      this.#dropStopped();
      const job = this.#nextJob();
      if (job !== undefined) await this.#begin(job);
      else if (this.#rows.size > 0) await this.#step();
      else break;
    }
    this.#working = undefined;
  }

  #dropStopped(): void {
    for (const job of [...this.#waiting.takeStopped(), ...this.#rows.takeStopped()]) job.fail(stoppedError());
  }

  /** The next job for which there is a row and memory. */
  #nextJob(): Job | undefined {
    const job = this.#waiting.peek();
    if (job === undefined) return undefined;
    if (job.kind === 'score') return this.#waiting.take();
    return this.#rows.haveRoomFor(tokensOf(job).length) ? this.#waiting.take() : undefined;
  }

  async #begin(job: Job): Promise<void> {
    try {
      this.#memory.refuseTooLong(tokensOf(job).length);
      if (job.kind === 'score') await this.#score(job);
      else await this.#answer(job);
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      job.fail(error);
    }
  }

  async #score(job: ScoreJob): Promise<void> {
    const tokens = tokensOf(job);
    // Of these the last token is left to read, so that its logits are seen.
    const reading = await this.#open(tokens.slice(0, quietLength(job.texts) + 1));
    try {
      const scores = await scoreTexts(job, reading, this.#pieces);
      await this.#keep(reading, tokens.slice(0, reading.length));
      job.done(scores);
    } finally {
      reading.free();
    }
  }

  async #answer(job: AnswerJob): Promise<void> {
    const { tokens } = job.answer;
    const reading = await this.#open(tokens);
    let next: number | undefined;
    try {
      const rest = { reading, tokens: tokens.slice(reading.length), signal: job.signal };
      const logits = await readText(rest, this.#pieces);
      next = job.answer.take(logits.row(0));
      await this.#keep(reading, tokens);
    } catch (error) {
      reading.free();
      throw error;
    }
    this.#tokens += 1;
    if (next === undefined) {
      reading.free();
      return job.done();
    }
    this.#rows.join({ job, next, length: tokens.length }, reading);
  }

  #open(tokens: readonly number[]): Promise<Reading> {
    return this.#prefixes?.begin(tokens) ?? Promise.resolve(this.#decoder.begin());
  }

  async #keep(reading: Reading, tokens: readonly number[]): Promise<void> {
    await this.#prefixes?.keep(reading, tokens, this.#waiting.texts());
  }

  async #step(): Promise<void> {
    for (const job of this.#rows.makeRoom()) this.#waiting.putBack(job);
    this.#tokens += await this.#rows.step();
  }
}
