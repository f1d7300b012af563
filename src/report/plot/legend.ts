import type { Label } from '../words.ts';
import { drawMark } from './mark.ts';
import type { Mark } from './mark.ts';
import { svg } from './svg.ts';
import type { Svg } from './svg.ts';
import { labelWidth } from './text-width.ts';

/** What a sign of a plot means. */
export interface LegendItem {
  readonly sign: LegendSign;
  readonly label: Label;
}

/** A mark, a character, or the class of a filled box. */
export type LegendSign =
  | { readonly mark: Mark }
  | { readonly text: string }
  | { readonly box: string; readonly pattern?: string };

const size = 12;
const lineHeight = 20;

/** A legend in lines no wider than `width`, from y = 0 down. */
export function drawLegend(
  items: readonly LegendItem[],
  width: number,
): { readonly nodes: readonly Svg[]; readonly height: number } {
  let x = 0;
  let line = 0;
  const nodes = items.flatMap(({ sign, label }) => {
    const own = 20 + labelWidth(label) * size + 18;
    if (x > 0 && x + own > width) {
      x = 0;
      line += 1;
    }
    const y = line * lineHeight + 10;
    const left = x;
    x += own;
    return [
      ...drawSign(sign, { x: left, y }),
      svg('text', { x: left + 20, y: y + 4, class: 'small' }, [label]),
    ];
  });
  return { nodes, height: items.length === 0 ? 0 : (line + 1) * lineHeight };
}

function drawSign(sign: LegendSign, { x, y }: { x: number; y: number }): readonly Svg[] {
  if ('mark' in sign) return [drawMark(sign.mark, { x: x + 7, y })];
  if ('text' in sign) return [svg('text', { x: x + 7, y: y + 4, 'text-anchor': 'middle' }, [sign.text])];
  const box = { x, y: y - 6, width: 15, height: 12 };
  return [
    svg('rect', { ...box, class: sign.box }),
    ...(sign.pattern === undefined ? [] : [svg('rect', { ...box, fill: `url(#${sign.pattern})` })]),
  ];
}
