import { svg } from './svg.ts';
import type { Svg } from './svg.ts';

const square = { width: 6, height: 6, patternUnits: 'userSpaceOnUse' };

/** Patterns that tell areas apart without colour: stripes for losses, dots for format. One set serves a whole page. */
export const hatches: readonly Svg[] = [
  svg('pattern', { id: 'hatch-loss', ...square, patternTransform: 'rotate(45)' }, [
    svg('line', { class: 'hatch', x1: 0, x2: 0, y1: 0, y2: 6 }),
  ]),
  svg('pattern', { id: 'hatch-format', ...square }, [
    svg('circle', { class: 'dot', cx: 1.5, cy: 1.5, r: 1 }),
    svg('circle', { class: 'dot', cx: 4.5, cy: 4.5, r: 1 }),
  ]),
];
