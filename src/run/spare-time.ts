import { performance } from 'node:perf_hooks';

/** Below this share of work a process is waiting for others, and can do something else meanwhile. */
const mostBusy = 0.5;

/** Tells whether a process has time to spare: it had since it was asked last. */
export class SpareTime {
  #seen = performance.eventLoopUtilization();

  isThere(): boolean {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, this.#seen);
    this.#seen = now;
    return utilization < mostBusy;
  }
}
