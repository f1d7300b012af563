import { performance } from 'node:perf_hooks';

/** Below this share of work a process is waiting for others, and can do something else meanwhile. */
const mostBusy = 0.5;
/** Milliseconds that are looked back on: long enough to see the pause behind a burst of answers. */
const period = 100;

/** Tells whether a process has time to spare: it had in the last tenth of a second. */
export class SpareTime {
  #isThere: boolean;
  #seen = performance.eventLoopUtilization();
  #next = performance.now() + period;

  /** `assumed` is said until there is something to look back on. */
  constructor(assumed: boolean) {
    this.#isThere = assumed;
  }

  isThere(): boolean {
    const now = performance.now();
    if (now < this.#next) return this.#isThere;
    const seen = performance.eventLoopUtilization();
    this.#isThere = performance.eventLoopUtilization(seen, this.#seen).utilization < mostBusy;
    this.#seen = seen;
    this.#next = now + period;
    return this.#isThere;
  }
}
