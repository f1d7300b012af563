import { SpareTime } from '../spare-time.ts';

/** So many go on in one turn of the event loop. */
const atOnce = 4;
/** A connection carries the next question two turns after an answer: undici looks first whether it was closed meanwhile. */
const calm = 2;

/**
 * Has work wait until the network has had its turn. A burst of answers is then answered by the next questions first, and
 * read after that: a server that waits for its next question idles. Where this process is the one that is waited for,
 * nothing is put off: to hold more takes more time than is won.
 */
export class Turns {
  readonly #spare = new SpareTime(true);
  #waiting: (() => void)[] = [];
  #isTurning = false;
  /** Turns since something came last. */
  #quiet = 0;

  /** Whether putting off is worth it. */
  get areWorthIt(): boolean {
    return this.#spare.isThere();
  }

  /** Resolves soon, those that came first before others; nothing to wait for where it is not worth it. */
  next(): Promise<void> | undefined {
    if (!this.areWorthIt && !this.#isTurning) return undefined;
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#quiet = 0;
      if (this.#isTurning) return;
      this.#isTurning = true;
      setImmediate(this.#turn);
    });
  }

  readonly #turn = (): void => {
    this.#quiet += 1;
    if (this.#quiet > calm) for (const goOn of this.#waiting.splice(0, atOnce)) goOn();
    this.#isTurning = this.#waiting.length > 0;
    if (this.#isTurning) setImmediate(this.#turn);
  };
}
