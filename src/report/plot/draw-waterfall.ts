import { scaleLinear } from 'd3-scale';
import type { Interval } from '../../stats/interval.ts';
import type { Label } from '../words.ts';
import { drawLegend } from './legend.ts';
import type { LegendItem } from './legend.ts';
import { round } from './mark.ts';
import type { Drawing } from './plot.ts';
import { rowFigures, rowFrame, rowName } from './row-frame.ts';
import { svg } from './svg.ts';
import type { Svg } from './svg.ts';

/** How a score comes from another: a bar for each part, each from where the one before it ended. */
export interface Waterfall {
  readonly from: WaterfallEnd;
  readonly parts: readonly WaterfallPart[];
  readonly to: WaterfallEnd;
  readonly legend: readonly LegendItem[];
}

export interface WaterfallEnd {
  readonly name: Label;
  readonly value: number;
  readonly figures: Label;
}

export interface WaterfallPart {
  readonly name: Label;
  readonly size: number;
  /** Of the size. */
  readonly interval: Interval | null;
  readonly isFormat: boolean;
  readonly figures: Label;
}

interface Bar {
  readonly name: Label;
  readonly figures: Label;
  readonly start: number;
  readonly end: number;
  readonly shade: string;
  readonly hatch?: string;
  readonly interval?: Interval;
}

/** Draws it from top to bottom. */
export function drawWaterfall({ from, parts, to, legend }: Waterfall, width: number): Drawing {
  const bars = barsOf({ from, parts, to });
  const frame = rowFrame(bars, width);
  const [low, high] = rangeOf(bars.filter(({ shade }) => shade !== 'whole'));
  const scale = scaleLinear([low, high], [frame.left + 4, frame.right - 4]);
  let y = 2;
  const nodes: Svg[] = [];
  for (const [index, bar] of bars.entries()) {
    const name = rowName(bar.name, frame);
    const middle = y + name.height / 2;
    const last = index === bars.length - 1;
    const step = {
      class: 'step',
      x1: scale(bar.end),
      x2: scale(bar.end),
      y1: middle + 7,
      y2: y + name.height + 4,
    };
    nodes.push(
      ...name.draw(y),
      ...drawBar(bar, (value) => scale(value), middle),
      rowFigures(bar.figures, frame, middle),
    );
    if (!last) nodes.push(svg('line', step));
    y += name.height;
  }
  const key = drawLegend(legend, width);
  nodes.push(svg('g', { transform: `translate(0,${y + 8})` }, key.nodes));
  return { width, height: y + 8 + key.height, nodes };
}

function barsOf({ from, parts, to }: Omit<Waterfall, 'legend'>): readonly Bar[] {
  let at = from.value;
  const middle = parts.map(({ name, size, interval, isFormat, figures }): Bar => {
    const start = at;
    at += size;
    const shade = size < 0 ? 'loss' : 'gain';
    const hatch = isFormat ? 'hatch-format' : undefined;
    const ends =
      interval === null ? {} : { interval: { low: start + interval.low, high: start + interval.high } };
    return {
      name,
      figures,
      start,
      end: at,
      shade: `part ${shade}`,
      ...(hatch === undefined ? {} : { hatch }),
      ...ends,
    };
  });
  const whole = ({ name, value, figures }: WaterfallEnd): Bar => ({
    name,
    figures,
    start: value,
    end: value,
    shade: 'whole',
  });
  return [whole(from), ...middle, whole(to)];
}

function rangeOf(bars: readonly Bar[]): readonly [number, number] {
  const values = bars.flatMap(({ start, end, interval }) => [
    start,
    end,
    interval?.low ?? end,
    interval?.high ?? end,
  ]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(0.005, (high - low) * 0.04);
  return [low - room, high + room];
}

function drawBar(
  { start, end, shade, hatch, interval }: Bar,
  xOf: (value: number) => number,
  middle: number,
): readonly Svg[] {
  if (shade === 'whole') {
    const x = xOf(start);
    return [svg('line', { class: 'whole', x1: x, x2: x, y1: middle - 9, y2: middle + 9 })];
  }
  const [left, right] = [Math.min(xOf(start), xOf(end)), Math.max(xOf(start), xOf(end))];
  const box = { x: left, y: middle - 7, width: Math.max(1, right - left), height: 14 };
  const range =
    interval === undefined
      ? []
      : [
          svg('line', {
            class: 'range thin',
            x1: xOf(interval.low),
            x2: xOf(interval.high),
            y1: middle,
            y2: middle,
          }),
        ];
  return [
    svg('rect', { ...box, class: shade }),
    ...(hatch === undefined ? [] : [svg('rect', { ...box, fill: `url(#${hatch})` })]),
    ...range,
    ...(right - left < 2 ? [] : [arrow(xOf(end), { middle, isLoss: end < start })]),
  ];
}

/** The end of a bar shows where it goes, also without colour. */
function arrow(x: number, { middle, isLoss }: { readonly middle: number; readonly isLoss: boolean }): Svg {
  const side = isLoss ? 5 : -5;
  const [tip, back] = [round(x), round(x + side)];
  return svg('path', { class: 'tip', d: `M${back},${middle - 7}L${tip},${middle}L${back},${middle + 7}` });
}
