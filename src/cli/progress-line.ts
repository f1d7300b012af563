import type { Progress } from '../run/run-suites.ts';
import { statusLine } from './status-line.ts';
import type { Terminal } from './terminal.ts';

/** Shows how far a run is, on standard error. */
export interface ProgressLine {
  readonly update: (progress: Progress) => void;
  /** Takes the line away, so that other text can follow. */
  readonly clear: () => void;
}

/** A progress line for this terminal. `clock` gives milliseconds. */
export function progressLine(
  label: string,
  terminal: Terminal,
  clock: () => number = () => performance.now(),
): ProgressLine {
  const line = statusLine(terminal, clock);
  return {
    update: (progress) => line.show((seconds) => progressText(label, progress, seconds)),
    clear: line.clear,
  };
}

/** `finova  312 of 1249 (25 %)  18.4/s  0:51 left  2 failed`, after `seconds` of asking. */
export function progressText(
  label: string,
  { done, total, failed, fresh }: Progress,
  seconds: number,
): string {
  const parts = [label, `${done} of ${total} (${Math.floor((100 * done) / Math.max(1, total))} %)`];
  const rate = seconds > 0 ? fresh / seconds : 0;
  if (rate > 0) {
    parts.push(rate >= 10 ? `${Math.round(rate)}/s` : `${rate.toFixed(1)}/s`);
    parts.push(`${duration((total - done - failed) / rate)} left`);
  }
  if (failed > 0) parts.push(`${failed} failed`);
  return parts.join('  ');
}

/** `0:51`, `12:05`, `3:00:12`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const padded = String(rest).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${padded}` : `${minutes}:${padded}`;
}
