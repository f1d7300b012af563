import { scaleLinear } from 'd3-scale';
import type { Bilingual, Label } from '../words.ts';
import { drawEstimate } from './draw-estimate.ts';
import type { PlottedEstimate } from './draw-estimate.ts';
import { drawLegend } from './legend.ts';
import type { LegendItem } from './legend.ts';
import type { Drawing } from './plot.ts';
import { svg } from './svg.ts';
import type { Svg } from './svg.ts';
import { labelWidth, wrapBoth } from './text-width.ts';

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

export interface ForestRow extends PlottedEstimate {
  readonly name: Label;
  /** A heading over the rows after it. */
  readonly isHeading?: boolean;
  /** The estimate in figures, for wide and for narrow places. */
  readonly figures?: readonly [wide: Label, narrow: Label];
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

function drawRow(row: ForestRow, { lines, y, height, columns, xOf }: RowPlace): readonly Svg[] {
  if (row.isHeading === true) return [svg('text', { class: 'heading halo', x: 0, y: y + height - 7 }, lines)];
  const middle = y + height / 2;
  const top = middle - ((lines.length - 1) * lineHeight) / 2 + 4;
  const name = lines.map((line, index) => svg('text', { x: 10, y: top + index * lineHeight }, [line]));
  const figures = row.figures?.[columns.figures];
  return [
    ...name,
    ...drawEstimate(row, { left: columns.plotLeft, right: columns.plotRight, middle, xOf }),
    ...(figures === undefined
      ? []
      : [svg('text', { class: 'figures', x: columns.plotRight + 6, y: middle + 4 }, [figures])]),
  ];
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
