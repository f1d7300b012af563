import type { Clock } from '../../http/clock.ts';
import type { HttpHeaders } from '../../http/http-reply.ts';
import { onAbort } from '../../http/on-abort.ts';
import type { RetryRules } from './endpoint-options.ts';
import { Pace } from './pace.ts';
import type { LimitChange } from './pace.ts';
import { RateBudget } from './rate-budget.ts';
import { longestRetryAfter } from './retry-after.ts';

/** Where an adaptive limit starts, and what it never exceeds. */
const adaptive = { start: 8, min: 1, max: 256 } as const;

/** Pauses, in seconds, after a refusal that names none: the first one; it doubles with each refusal, up to the longest. */
export type Pauses = Pick<RetryRules, 'base' | 'cap'>;

/** A request that was let through. */
export interface Pass {
  /** Its number, from 1. */
  readonly number: number;
  /** How often the limit had been lowered. */
  readonly epoch: number;
  /** Whether its place is free again. */
  hasLeft: boolean;
}

/**
 * Lets requests through: no more in flight than the endpoint bears, none while it asks to wait, none beyond the limits
 * that its headers tell. Those that wait go first come, first served, but retries before all. A request that waits for
 * its next try holds no place.
 */
export class Limiter {
  readonly #clock: Clock;
  readonly #pauses: Pauses;
  readonly #pace: Pace;
  readonly #budget = new RateBudget();
  readonly #waiting: (() => void)[] = [];
  /** More than so many are never in flight. */
  readonly max: number;
  #inFlight = 0;
  #passed = 0;
  #epoch = 0;
  #refusals = 0;
  #pausedUntil = 0;
  #sleeping = false;
  readonly #closing = new AbortController();

  /** `fixed` requests at most, or as many as turn out to be good. */
  constructor(fixed: number | undefined, clock: Clock, pauses: Pauses = { base: 0.5, cap: 30 }) {
    const bounds = fixed === undefined ? adaptive : { start: fixed, min: fixed, max: fixed };
    this.#clock = clock;
    this.#pauses = pauses;
    this.max = bounds.max;
    this.#pace = new Pace({ ...bounds, now: clock.now() });
  }

  get history(): readonly LimitChange[] {
    return this.#pace.history;
  }

  /**
   * Resolves when a request may go out; it has to be given back. Those that are asked again go before others.
   * Rejects with the signal's reason.
   */
  enter(signal?: AbortSignal, isRetry: boolean = false): Pass | Promise<Pass> {
    signal?.throwIfAborted();
    if (this.#waiting.length === 0 && this.#wait() === 0) return this.#pass();
    return this.#queue(signal, isRetry);
  }

  /** An answer came; `retried` ones say nothing about how much the endpoint bears. */
  answered(pass: Pass, { retried, tokens }: { retried: boolean; tokens: number }): void {
    this.#refusals = 0;
    this.#budget.spent(tokens);
    const full = this.#inFlight >= this.#pace.limit;
    if (full && !retried && pass.epoch === this.#epoch) this.#pace.answered(this.#clock.now());
    this.#letThrough();
  }

  /** The endpoint refused a request for being too much, or was too slow. Of a burst only the first one counts. */
  refused(pass: Pass, because: 'rate-limited' | 'timeout', retryAfter: number | undefined): void {
    const now = this.#clock.now();
    if (pass.epoch === this.#epoch) {
      this.#epoch += 1;
      this.#pace.tooMuch(because, now);
      if (because === 'timeout') return;
      this.#refusals += 1;
      this.#pause(this.#pauseFor(retryAfter), now);
    } else if (retryAfter !== undefined) this.#pause(this.#pauseFor(retryAfter), now);
  }

  /** What the endpoint's headers say about its limits. */
  read(headers: HttpHeaders, pass: Pass): void {
    this.#budget.read(headers, this.#passed - pass.number, this.#clock.now());
  }

  /** The request has ended, well or not, and its place is free; to say so once more changes nothing. */
  leave(pass: Pass): void {
    if (pass.hasLeft) return;
    pass.hasLeft = true;
    this.#inFlight -= 1;
    this.#letThrough();
  }

  /** Nobody is let through any more; a pause ends. */
  close(): void {
    this.#closing.abort();
  }

  #pass(): Pass {
    this.#inFlight += 1;
    this.#passed += 1;
    this.#budget.took();
    return { number: this.#passed, epoch: this.#epoch, hasLeft: false };
  }

  /** A little later than told, as others may have been told the same; else exponential with jitter. */
  #pauseFor(retryAfter: number | undefined): number {
    const { base, cap } = this.#pauses;
    const chance = this.#clock.random();
    if (retryAfter !== undefined) return Math.min(retryAfter, longestRetryAfter) + chance * base * 1000;
    return Math.min(cap, base * 2 ** (this.#refusals - 1)) * (0.5 + chance / 2) * 1000;
  }

  #pause(milliseconds: number, now: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, now + milliseconds);
  }

  /** Milliseconds until one more may go; infinite where one has to come back first. */
  #wait(): number {
    if (this.#inFlight >= this.#pace.limit) return Infinity;
    const now = this.#clock.now();
    return Math.max(0, this.#pausedUntil - now, this.#budget.wait(now));
  }

  #letThrough(): void {
    while (this.#waiting.length > 0) {
      const wait = this.#wait();
      if (wait > 0) {
        if (wait !== Infinity) void this.#wakeIn(wait);
        return;
      }
      this.#waiting.shift()?.();
    }
  }

  async #wakeIn(milliseconds: number): Promise<void> {
    if (this.#sleeping) return;
    this.#sleeping = true;
    try {
      await this.#clock.sleep(milliseconds, this.#closing.signal);
    } catch (error) {
      if (!this.#closing.signal.aborted) throw error;
    }
    this.#sleeping = false;
    if (!this.#closing.signal.aborted) this.#letThrough();
  }

  #queue(signal: AbortSignal | undefined, isRetry: boolean): Promise<Pass> {
    return new Promise((resolve, reject) => {
      const onTurn = (): void => {
        stopWaiting?.();
        resolve(this.#pass());
      };
      if (isRetry) this.#waiting.unshift(onTurn);
      else this.#waiting.push(onTurn);
      const stopWaiting =
        signal &&
        onAbort(signal, () => {
          this.#waiting.splice(this.#waiting.indexOf(onTurn), 1);
          reject(signal.reason);
        });
      this.#letThrough();
    });
  }
}
