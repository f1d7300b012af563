import { SpareTime } from '../model/spare-time.ts';
import type { CompletionLog } from './completion-log.ts';
import type { ScoringPass } from './scoring-pass.ts';

/** Places that are judged for each answer that comes: more than one, so that the judging catches up. */
const perAnswer = 4;

/**
 * Judges what is on the disk while a run waits for answers: one place in a turn of the event loop, so that everything else
 * goes first. A model that waits for its next question would cost more than is won.
 */
export class SpareScoring {
  readonly #scoring: ScoringPass;
  readonly #log: CompletionLog;
  readonly #spare = new SpareTime(false);
  #owed = 0;
  #isWaiting = false;

  constructor(scoring: ScoringPass, log: CompletionLog) {
    this.#scoring = scoring;
    this.#log = log;
  }

  /** An answer was recorded. */
  answered(): void {
    if (!this.#spare.isThere()) return;
    this.#owed += perAnswer;
    this.#soon();
  }

  #soon(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    setImmediate(() => this.#judge());
  }

  #judge(): void {
    this.#isWaiting = false;
    this.#owed -= 1;
    if (!this.#scoring.advance(this.#log.durable)) this.#owed = 0;
    else if (this.#owed > 0) this.#soon();
  }
}
