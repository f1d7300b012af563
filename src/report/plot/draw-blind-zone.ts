import { scaleLinear } from 'd3-scale';
import type { Label } from '../words.ts';
import { drawLegend } from './legend.ts';
import type { LegendItem } from './legend.ts';
import { drawMark } from './mark.ts';
import type { Mark } from './mark.ts';
import type { Drawing } from './plot.ts';
import { rowFigures, rowFrame, rowName } from './row-frame.ts';
import { svg } from './svg.ts';
import type { Svg } from './svg.ts';

/** What is too small to be seen, beside what was measured. */
export interface BlindZones {
  readonly rows: readonly BlindRow[];
  readonly axis: Label;
  readonly legend: readonly LegendItem[];
}

export interface BlindRow {
  readonly name: Label;
  /** The smallest difference that is found; `null` where none is. */
  readonly zone: number | null;
  readonly found: readonly { readonly size: number; readonly mark: Mark }[];
  readonly figures: Label;
}

/** Draws a zone from zero on for each row. */
export function drawBlindZones({ rows, axis, legend }: BlindZones, width: number): Drawing {
  const frame = rowFrame(rows, width);
  const sizes = rows.flatMap(({ zone, found }) => [zone ?? 0, ...found.map(({ size }) => size)]);
  const scale = scaleLinear([0, Math.max(0.02, ...sizes)], [frame.left, frame.right - 8]).nice();
  let y = 4;
  const nodes: Svg[] = [];
  for (const row of rows) {
    const name = rowName(row.name, frame);
    const middle = y + name.height / 2;
    const end = scale(row.zone ?? scale.domain()[1] ?? 0);
    const box = { x: frame.left, y: middle - 8, width: end - frame.left, height: 16 };
    nodes.push(
      svg('rect', { ...box, class: 'zone' }),
      svg('rect', { ...box, fill: 'url(#hatch-format)' }),
      ...row.found.map(({ size, mark }) => drawMark(mark, { x: scale(size), y: middle })),
      ...name.draw(y),
      rowFigures(row.figures, frame, middle),
    );
    y += name.height;
  }
  const grid = scale
    .ticks(width < 600 ? 3 : 7)
    .flatMap((tick) => [
      svg('line', { class: 'grid', x1: scale(tick), x2: scale(tick), y1: 0, y2: y }),
      svg('text', { class: 'small muted', x: scale(tick), y: y + 15, 'text-anchor': 'middle' }, [
        String(Math.round(tick * 1000) / 10),
      ]),
    ]);
  const middle = (frame.left + frame.right) / 2;
  const title = svg('text', { class: 'small muted', x: middle, y: y + 32, 'text-anchor': 'middle' }, [axis]);
  const key = drawLegend(legend, width);
  const group = svg('g', { transform: `translate(0,${y + 44})` }, key.nodes);
  return { width, height: y + 44 + key.height, nodes: [...grid, ...nodes, title, group] };
}
