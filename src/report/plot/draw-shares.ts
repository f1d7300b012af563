import { scaleLinear } from 'd3-scale';
import type { Label } from '../words.ts';
import { drawLegend } from './legend.ts';
import type { LegendItem } from './legend.ts';
import type { Drawing } from './plot.ts';
import { rowFigures, rowFrame, rowName } from './row-frame.ts';
import { svg } from './svg.ts';
import type { Svg } from './svg.ts';
import { textWidth } from './text-width.ts';

/** Rows that are divided into shares of their whole. */
export interface Shares {
  readonly rows: readonly SharesRow[];
  readonly kinds: readonly ShareKind[];
}

/** A kind of share, told by its shade and its pattern. */
export interface ShareKind {
  readonly label: Label;
  readonly shade: string;
  readonly pattern?: string;
}

export interface SharesRow {
  readonly name: Label;
  /** A heading over the rows after it. */
  readonly isHeading?: boolean;
  /** One count for each kind; empty where there is none. */
  readonly counts: readonly number[];
  readonly figures: Label;
}

/** Draws a bar a row, all of one length. */
export function drawShares({ rows, kinds }: Shares, width: number): Drawing {
  const frame = rowFrame(
    rows.filter(({ isHeading }) => isHeading !== true),
    width,
  );
  let y = 2;
  const nodes: Svg[] = [];
  for (const row of rows) {
    if (row.isHeading === true) {
      nodes.push(svg('text', { class: 'heading', x: 0, y: y + 20 }, [row.name]));
      y += 28;
      continue;
    }
    const name = rowName(row.name, frame);
    const middle = y + name.height / 2;
    nodes.push(
      ...name.draw(y),
      ...drawRow(row, kinds, { left: frame.left, right: frame.right, middle }),
      rowFigures(row.figures, frame, middle),
    );
    y += name.height;
  }
  const items = kinds.map(({ label, shade, pattern }): LegendItem => ({
    label,
    sign: { box: shade, ...(pattern === undefined ? {} : { pattern }) },
  }));
  const key = drawLegend(items, width);
  nodes.push(svg('g', { transform: `translate(0,${y + 8})` }, key.nodes));
  return { width, height: y + 8 + key.height, nodes };
}

function drawRow(
  { counts }: SharesRow,
  kinds: readonly ShareKind[],
  { left, right, middle }: { readonly left: number; readonly right: number; readonly middle: number },
): readonly Svg[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const scale = scaleLinear([0, Math.max(1, total)], [left, right]);
  let at = 0;
  return counts.flatMap((count, index) => {
    const kind = kinds[index];
    const [start, end] = [scale(at), scale(at + count)];
    at += count;
    if (kind === undefined || count === 0) return [];
    const box = { x: start, y: middle - 8, width: end - start, height: 16 };
    const text = String(count);
    const fits = textWidth(text) * 11 + 6 <= end - start;
    return [
      svg('rect', { ...box, class: kind.shade }),
      ...(kind.pattern === undefined ? [] : [svg('rect', { ...box, fill: `url(#${kind.pattern})` })]),
      ...(fits ? drawCount(text, (start + end) / 2, middle) : []),
    ];
  });
}

/** A number that can be read on any shade. */
function drawCount(text: string, x: number, middle: number): readonly Svg[] {
  const place = { x, y: middle + 4, 'text-anchor': 'middle' };
  return [svg('text', { ...place, class: 'small count' }, [text])];
}
