import type { Interval } from '../../stats/interval.ts';
import type { Label } from '../words.ts';
import { drawMark, round } from './mark.ts';
import type { Mark } from './mark.ts';
import { svg } from './svg.ts';
import type { Svg } from './svg.ts';
import { shortenLabel } from './text-width.ts';

/** A number with what is known of it, as a point of a row. */
export interface PlottedEstimate {
  readonly value?: number;
  readonly interval?: Interval | null;
  readonly mark?: Mark;
  /** What is too small to be seen on either side of zero. */
  readonly blind?: number | null;
  /** In place of a point: why there is none. */
  readonly absent?: Label;
}

/** Where it is drawn: between two ends, around a height. */
export interface EstimatePlace {
  readonly left: number;
  readonly right: number;
  readonly middle: number;
  readonly xOf: (value: number) => number;
}

/** Draws it: the brackets, the interval, and the mark above them. */
export function drawEstimate(
  { value, interval = null, mark = 'score', blind, absent = '' }: PlottedEstimate,
  place: EstimatePlace,
): readonly Svg[] {
  const { left, right, middle, xOf } = place;
  if (value === undefined)
    return [
      svg('text', { class: 'small muted halo', x: left + 8, y: middle + 4 }, [
        shortenLabel(absent, (right - left - 10) / 11),
      ]),
    ];
  const clamp = (x: number): number => Math.min(right, Math.max(left, x));
  const unseen = blind === undefined || blind === null ? [] : drawBlind(blind, place);
  const range =
    interval === null
      ? []
      : [
          svg('line', {
            class: 'range',
            x1: clamp(xOf(interval.low)),
            x2: clamp(xOf(interval.high)),
            y1: middle,
            y2: middle,
          }),
        ];
  return [...unseen, ...range, drawMark(mark, { x: xOf(value), y: middle })];
}

/** Brackets around what cannot be seen; an end outside of the plot is left out. */
function drawBlind(blind: number, { left, right, middle, xOf }: EstimatePlace): readonly Svg[] {
  return [xOf(-blind), xOf(blind)].flatMap((end, side) => {
    if (end < left || end > right) return [];
    const inside = end + (side === 0 ? 3 : -3);
    const [x, foot] = [round(end), round(inside)];
    return [svg('path', { class: 'blind', d: `M${foot},${middle - 5}H${x}V${middle + 5}H${foot}` })];
  });
}
