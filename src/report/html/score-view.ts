import type { Cell } from '../../metric/cell.ts';
import type { Headline } from '../../run/summary.ts';
import type { Interval } from '../../stats/interval.ts';
import { shownPercent } from './shown-percent.ts';

/** Numbers of a template, in the form in which they are shown; `sort` is the number to sort by. */
export interface ScoreView {
  readonly value: string;
  readonly interval: string;
  readonly sort: number;
  /** Where the interval and the value stand on a scale of 0 to 100; absent where nothing was measured. */
  readonly bar?: { readonly low: number; readonly width: number; readonly at: number };
}

/** A score; a dash where there is none. */
export function scoreView(score: Headline | Cell | undefined): ScoreView {
  if (score === undefined || score.value === null) return { value: '–', interval: '', sort: -1 };
  const { value, interval } = score;
  const shown = { value: shownPercent(value), interval: intervalText(interval), sort: value };
  if (interval === null) return shown;
  const low = round(100 * interval.low);
  const width = Math.max(0.4, round(100 * (interval.high - interval.low)));
  return { ...shown, bar: { low, width, at: round(100 * value) } };
}

/** A number without an interval. */
export function plainScore(value: number | null | undefined): ScoreView {
  return scoreView(value === undefined ? undefined : { value, interval: null });
}

/** A percentage as it was published. */
export function publishedScore(percentage: number | null | undefined, digits: number): ScoreView {
  if (typeof percentage !== 'number') return { value: '–', interval: '', sort: -1 };
  return { value: `${percentage.toFixed(digits)}\u00A0%`, interval: '', sort: percentage / 100 };
}

function intervalText(interval: Interval | null): string {
  return interval === null ? '' : `${(100 * interval.low).toFixed(1)}–${(100 * interval.high).toFixed(1)}`;
}

function round(number: number): number {
  return Math.round(100 * number) / 100;
}
