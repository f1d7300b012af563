import { isTelling } from '../../ablation/compare/verdict.ts';
import type { DeltaVerdict } from '../../ablation/compare/verdict.ts';
import type { Label } from '../words.ts';
import { drawLegend } from './legend.ts';
import type { LegendItem } from './legend.ts';
import type { Drawing } from './plot.ts';
import { svg } from './svg.ts';
import type { Svg } from './svg.ts';
import { labelWidth, shorten, textWidth, wrapBoth } from './text-width.ts';

/** Scores by row and column, shaded by how they changed. */
export interface HeatMap {
  readonly columns: readonly string[];
  readonly rows: readonly HeatRow[];
  readonly legend: readonly LegendItem[];
}

export interface HeatRow {
  readonly name: Label;
  /** How many samples stand behind the row. */
  readonly n: number;
  /** One a column; `undefined` where nothing was measured. */
  readonly cells: readonly (HeatCell | undefined)[];
}

export interface HeatCell {
  readonly value: number;
  /** Against the parent; absent where there is none or it cannot be compared. */
  readonly change?: { readonly estimate: number; readonly verdict: DeltaVerdict };
  /** There is a parent, and no comparison with it. */
  readonly notComparable: boolean;
  readonly note: Label;
}

/** From how much on a change is shaded, and how strongly: shares of 1. */
const heatSteps = [0.01, 0.05, 0.15] as const;

const size = 12;
const countWidth = 42;
const lineHeight = 15;

/** Changes of rows with fewer samples are not shaded: most of them are chance. */
export const fewestShaded = 10;

/** Draws the map; columns are never narrower than their numbers. */
export function drawHeatMap({ columns, rows, legend }: HeatMap, width: number): Drawing {
  const wide = width >= 600;
  const widest = Math.max(0, ...rows.map(({ name }) => labelWidth(name) * size));
  const nameWidth = Math.min(widest + countWidth + 8, width * (wide ? 0.34 : 0.38));
  const cellWidth = Math.max(
    wide ? 74 : 38,
    Math.min(120, (width - nameWidth) / Math.max(1, columns.length)),
  );
  const names = columns.map((name) => shorten(name, 12));
  const head = headOf(names, cellWidth);
  const nodes: Svg[] = names.map((name, index) => head.draw(name, nameWidth + cellWidth * (index + 0.5)));
  let y = head.height;
  for (const row of rows) {
    const lines = wrapBoth(row.name, (nameWidth - countWidth) / size, 4);
    const height = Math.max(24, lines.length * lineHeight + 6);
    nodes.push(...drawRowName(row, lines, { y, height, nameWidth }));
    row.cells.forEach((cell, index) =>
      nodes.push(
        drawCell(cell, {
          x: nameWidth + cellWidth * index,
          y,
          width: cellWidth,
          height,
          wide,
          shaded: row.n >= fewestShaded,
        }),
      ),
    );
    y += height;
  }
  const total = Math.max(width, Math.ceil(nameWidth + cellWidth * columns.length));
  const key = drawLegend(legend, total);
  nodes.push(svg('g', { transform: `translate(0,${y + 10})` }, key.nodes));
  return { width: total, height: y + 10 + key.height, nodes };
}

interface Head {
  readonly height: number;
  readonly draw: (name: string, x: number) => Svg;
}

function headOf(names: readonly string[], cellWidth: number): Head {
  const widest = Math.max(0, ...names.map((name) => textWidth(name) * 11));
  if (widest + 6 <= cellWidth)
    return {
      height: 24,
      draw: (name, x) => svg('text', { class: 'small', x, y: 16, 'text-anchor': 'middle' }, [name]),
    };
  const height = 12 + widest;
  return {
    height,
    draw: (name, x) => {
      const transform = `translate(${Math.round(x + 4)},${Math.round(height - 6)}) rotate(-90)`;
      return svg('text', { class: 'small', transform }, [name]);
    },
  };
}

function drawRowName(
  { n }: HeatRow,
  lines: readonly Label[],
  { y, height, nameWidth }: { readonly y: number; readonly height: number; readonly nameWidth: number },
): readonly Svg[] {
  const middle = y + height / 2 + 4;
  const top = middle - ((lines.length - 1) * lineHeight) / 2;
  return [
    ...lines.map((line, index) => svg('text', { x: 0, y: top + index * lineHeight }, [line])),
    svg('text', { class: 'small muted', x: nameWidth - 6, y: middle, 'text-anchor': 'end' }, [String(n)]),
  ];
}

interface CellPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly wide: boolean;
  readonly shaded: boolean;
}

function drawCell(cell: HeatCell | undefined, { x, y, width, height, wide, shaded }: CellPlace): Svg {
  const box = { x: x + 1, y: y + 1, width: width - 2, height: height - 2 };
  const middle = { x: x + width / 2, y: y + height / 2 + 4, 'text-anchor': 'middle' };
  if (cell === undefined)
    return svg('g', {}, [
      svg('rect', { ...box, class: 'heat none' }),
      svg('text', { ...middle, class: 'small muted' }, ['–']),
    ]);
  const { change, note } = cell;
  const strength = shaded ? stepOf(change?.estimate ?? 0) : 0;
  const isLoss = (change?.estimate ?? 0) < 0;
  const shade = strength === 0 ? 'heat' : `heat ${isLoss ? 'loss' : 'gain'}-${strength}`;
  const hatch = isLoss && strength > 0 ? [svg('rect', { ...box, fill: 'url(#hatch-loss)' })] : [];
  return svg('g', {}, [
    svg('title', {}, [note]),
    svg('rect', { ...box, class: shade }),
    ...hatch,
    svg('text', { ...middle, class: isReal(cell) ? 'small strong' : 'small' }, [cellText(cell, wide)]),
  ]);
}

function stepOf(estimate: number): number {
  return heatSteps.filter((step) => Math.abs(estimate) >= step).length;
}

function isReal({ change }: HeatCell): boolean {
  return change !== undefined && isTelling(change.verdict);
}

function cellText({ value, change, notComparable }: HeatCell, wide: boolean): string {
  const score = (100 * value).toFixed(0);
  if (notComparable) return `${score} ≠`;
  if (change === undefined) return score;
  const sign = change.verdict === 'better' ? '▲' : change.verdict === 'worse' ? '▼' : '';
  if (!wide) return `${score}${sign}`;
  const size = Math.abs(100 * change.estimate).toFixed(0);
  const delta = size === '0' ? '±0' : `${change.estimate > 0 ? '+' : '−'}${size}`;
  return `${score}  ${delta}${sign}`;
}
