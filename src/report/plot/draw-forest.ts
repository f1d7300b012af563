import { scaleLinear } from 'd3-scale';
import type { Interval } from '../../stats/interval.ts';
import type { Bilingual, Label } from '../words.ts';
import { drawLegend } from './legend.ts';
import type { LegendItem } from './legend.ts';
import { drawMark, round } from './mark.ts';
import type { Mark } from './mark.ts';
import type { Drawing } from './plot.ts';
import { svg } from './svg.ts';
import type { Svg } from './svg.ts';
import { labelWidth, wrapBoth, wrapLabel } from './text-width.ts';

/** Estimates with their intervals, one under the other. */
export interface Forest {
  readonly rows: readonly ForestRow[];
  /** `points`: differences, around a line at zero. `percent`: shares of 0 to 1. */
  readonly unit: 'points' | 'percent';
  /** Differences smaller than this do not matter. */
  readonly tie?: number;
  /** What the axis counts. */
  readonly axis: Bilingual;
  readonly legend: readonly LegendItem[];
}

export interface ForestRow {
  readonly name: Label;
  /** A heading over the rows after it. */
  readonly isHeading?: boolean;
  readonly value?: number;
  readonly interval?: Interval | null;
  readonly mark?: Mark;
  /** What is too small to be seen on either side of zero. */
  readonly blind?: number | null;
  /** The estimate in figures, for wide and for narrow places. */
  readonly figures?: readonly [wide: Label, narrow: Label];
  /** In place of a point: why there is none. */
  readonly absent?: Label;
}

const size = 12;
const lineHeight = 15;

interface Columns {
  readonly name: number;
  readonly plotLeft: number;
  readonly plotRight: number;
  readonly figures: 0 | 1;
}

/** Draws the rows; the numbers stand at the right of their points. */
export function drawForest(forest: Forest, width: number): Drawing {
  const columns = columnsOf(forest, width);
  const scale = scaleOf(forest).range([columns.plotLeft + 8, columns.plotRight - 8]);
  const xOf = (value: number): number => scale(value);
  let y = 4;
  const nodes: Svg[] = [];
  for (const row of forest.rows) {
    const lines = linesOf(row, columns.name);
    const height = Math.max(21, lines.length * lineHeight + 6) + (row.isHeading === true ? 8 : 0);
    nodes.push(...drawRow(row, { lines, y, height, columns, xOf }));
    y += height;
  }
  const frame = [
    ...drawBand(forest, { xOf, bottom: y }),
    ...drawAxis(forest, { ticks: scale.ticks(width < 600 ? 3 : 7), xOf, y }),
  ];
  const middle = (columns.plotLeft + columns.plotRight) / 2;
  const axisName = svg('text', { class: 'small muted', x: middle, y: y + 32, 'text-anchor': 'middle' }, [
    forest.axis,
  ]);
  const key = drawLegend(forest.legend, width);
  const legend = svg('g', { transform: `translate(0,${y + 44})` }, key.nodes);
  return { width, height: y + 44 + key.height, nodes: [...frame, ...nodes, axisName, legend] };
}

function columnsOf({ rows }: Forest, width: number): Columns {
  const wide = width >= 600;
  const named = Math.max(
    0,
    ...rows.filter((row) => row.isHeading !== true).map(({ name }) => labelWidth(name)),
  );
  const name = Math.min(named * size + 14, width * (wide ? 0.3 : 0.32));
  const figures = wide ? 0 : 1;
  const right = Math.max(
    0,
    ...rows.map((row) => (row.figures === undefined ? 0 : labelWidth(row.figures[figures]) * size)),
  );
  return { name, plotLeft: name + 6, plotRight: width - right - 10, figures };
}

function scaleOf({ rows, unit, tie = 0 }: Forest): ReturnType<typeof scaleLinear<number, number>> {
  const values = rows.flatMap(({ value, interval }) => [value ?? 0, interval?.low ?? 0, interval?.high ?? 0]);
  if (unit === 'percent') return scaleLinear([0, Math.min(1, Math.max(0.1, ...values))], [0, 1]).nice();
  const reach = Math.max(2 * tie, 0.02, ...values.map(Math.abs));
  const low = Math.min(-reach / 4, -2 * tie, ...values);
  const high = Math.max(reach / 4, 2 * tie, ...values);
  return scaleLinear([low, high], [0, 1]).nice();
}

function linesOf({ name, isHeading }: ForestRow, width: number): readonly Label[] {
  if (isHeading === true) return [name];
  if (typeof name !== 'string' && labelWidth(name) * size <= width) return [name];
  return wrapBoth(name, (width - 14) / size, 3);
}

interface RowPlace {
  readonly lines: readonly Label[];
  readonly y: number;
  readonly height: number;
  readonly columns: Columns;
  readonly xOf: (value: number) => number;
}

function drawRow(row: ForestRow, place: RowPlace): readonly Svg[] {
  const { lines, y, height, columns } = place;
  if (row.isHeading === true) return [svg('text', { class: 'heading halo', x: 0, y: y + height - 7 }, lines)];
  const middle = y + height / 2;
  const top = middle - ((lines.length - 1) * lineHeight) / 2 + 4;
  const name = lines.map((line, index) => svg('text', { x: 10, y: top + index * lineHeight }, [line]));
  const figures = row.figures?.[columns.figures];
  return [
    ...name,
    ...drawEstimate(row, { ...place, middle }),
    ...(figures === undefined
      ? []
      : [svg('text', { class: 'figures', x: columns.plotRight + 6, y: middle + 4 }, [figures])]),
  ];
}

function drawEstimate(
  { value, interval = null, mark = 'score', blind, absent }: ForestRow,
  { columns, xOf, middle }: RowPlace & { readonly middle: number },
): readonly Svg[] {
  if (value === undefined) {
    const text = absent === undefined ? '' : absent;
    return [
      svg('text', { class: 'small muted halo', x: columns.plotLeft + 8, y: middle + 4 }, [
        shortenLabel(text, (columns.plotRight - columns.plotLeft - 10) / 11),
      ]),
    ];
  }
  const clamp = (x: number): number => Math.min(columns.plotRight, Math.max(columns.plotLeft, x));
  const unseen =
    blind === undefined || blind === null ? [] : drawBlind([xOf(-blind), xOf(blind)], columns, middle);
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
function drawBlind(
  ends: readonly number[],
  { plotLeft, plotRight }: Columns,
  middle: number,
): readonly Svg[] {
  return ends.flatMap((end, side) => {
    if (end < plotLeft || end > plotRight) return [];
    const inside = end + (side === 0 ? 3 : -3);
    const [x, foot] = [round(end), round(inside)];
    return [svg('path', { class: 'blind', d: `M${foot},${middle - 5}H${x}V${middle + 5}H${foot}` })];
  });
}

function shortenLabel(label: Label, width: number): Label {
  const cut = (text: string): string => wrapLabel(text, width, 1)[0] ?? '';
  return typeof label === 'string' ? cut(label) : { zh: cut(label.zh), en: cut(label.en) };
}

function drawBand(
  { tie, unit }: Forest,
  { xOf, bottom }: { xOf: (value: number) => number; bottom: number },
): readonly Svg[] {
  if (unit !== 'points' || tie === undefined || tie === 0) return [];
  return [svg('rect', { class: 'band', x: xOf(-tie), y: 0, width: xOf(tie) - xOf(-tie), height: bottom })];
}

function drawAxis(
  { unit }: Forest,
  { ticks, xOf, y }: { ticks: readonly number[]; xOf: (value: number) => number; y: number },
): readonly Svg[] {
  return ticks.flatMap((tick) => [
    svg('line', {
      class: tick === 0 && unit === 'points' ? 'zero' : 'grid',
      x1: xOf(tick),
      x2: xOf(tick),
      y1: 0,
      y2: y,
    }),
    svg('text', { class: 'small muted', x: xOf(tick), y: y + 15, 'text-anchor': 'middle' }, [
      tickText(tick, unit),
    ]),
  ]);
}

function tickText(tick: number, unit: Forest['unit']): string {
  const text = String(Math.round(Math.abs(tick) * 1000) / 10);
  if (unit === 'percent' || tick === 0) return text;
  return tick > 0 ? `+${text}` : `−${text}`;
}
