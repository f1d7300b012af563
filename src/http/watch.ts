import type { Clock } from './clock.ts';

/** Bounds on one request, in milliseconds. */
export interface Limits {
  /** From sending the request to the head of the reply. */
  readonly headers: number;
  /** Between two pieces of the reply's body. */
  readonly idle: number;
  /** From the call to the end of the body, with the wait for a connection. */
  readonly total: number;
}

/** The bound that was overrun. */
export type Overrun = keyof Limits;

/**
 * Watches the bounds of one request with a single timer, which most requests never set anew: it begins with the shortest
 * bound, and where it fires too early it is set to what then is the next one.
 */
export class Watch {
  readonly #limits: Limits;
  readonly #clock: Clock;
  readonly #onOverrun: (overrun: Overrun) => void;
  readonly #end: number;
  #phase: Overrun = 'total';
  #phaseEnd = Infinity;
  #firesAt: number;
  #cancel: () => void;

  constructor(limits: Limits, clock: Clock, onOverrun: (overrun: Overrun) => void) {
    const now = clock.now();
    this.#limits = limits;
    this.#clock = clock;
    this.#onOverrun = onOverrun;
    this.#end = now + limits.total;
    this.#firesAt = now + Math.min(limits.headers, limits.idle, limits.total);
    this.#cancel = this.#set(now);
  }

  /** The request is on its way. */
  sent(): void {
    this.#enter('headers');
  }

  /** The head of the reply or a piece of its body is here. */
  received(): void {
    this.#enter('idle');
  }

  stop(): void {
    this.#cancel();
  }

  #enter(phase: Overrun): void {
    const now = this.#clock.now();
    this.#phase = phase;
    this.#phaseEnd = now + this.#limits[phase];
    if (this.#phaseEnd >= this.#firesAt) return;
    this.#cancel();
    this.#firesAt = this.#phaseEnd;
    this.#cancel = this.#set(now);
  }

  #set(now: number): () => void {
    return this.#clock.after(Math.max(0, this.#firesAt - now), () => this.#check());
  }

  #check(): void {
    const now = this.#clock.now();
    if (now >= this.#end) this.#onOverrun('total');
    else if (now >= this.#phaseEnd) this.#onOverrun(this.#phase);
    else {
      this.#firesAt = Math.min(this.#end, this.#phaseEnd);
      this.#cancel = this.#set(now);
    }
  }
}
