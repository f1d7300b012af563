import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTimes, symbolTriangle } from 'd3-shape';
import type { DeltaVerdict } from '../../ablation/compare/verdict.ts';
import { svg } from './svg.ts';
import type { Svg } from './svg.ts';

/** What a point of a plot stands for: told by its shape, and by colour besides. */
export type Mark = DeltaVerdict | 'score' | 'not-comparable';

const shapes = {
  better: symbolTriangle,
  worse: symbolTriangle,
  tied: symbolSquare,
  'cannot tell': symbolCircle,
  score: symbolDiamond,
  'not-comparable': symbolTimes,
} as const;

const classes: Readonly<Record<Mark, string>> = {
  better: 'mark gain',
  worse: 'mark loss',
  tied: 'mark open',
  'cannot tell': 'mark open',
  score: 'mark solid',
  'not-comparable': 'mark cross',
};

/** Characters that stand for marks in text. */
export const glyphs: Readonly<Record<Mark, string>> = {
  better: '▲',
  worse: '▼',
  tied: '□',
  'cannot tell': '○',
  score: '◆',
  'not-comparable': '≠',
};

/** A point of a plot. */
export function drawMark(mark: Mark, { x, y }: { readonly x: number; readonly y: number }): Svg {
  const path = symbol(shapes[mark]).size(mark === 'better' || mark === 'worse' ? 62 : 52);
  const turn = mark === 'worse' ? ' rotate(180)' : '';
  const transform = `translate(${round(x)},${round(y)})${turn}`;
  return svg('path', { class: classes[mark], d: roundPath(path() ?? ''), transform });
}

/** A path with at most two decimals, so that it is the same wherever it is made. */
export function roundPath(path: string): string {
  return path.replaceAll(/-?\d+\.\d+(?:e-?\d+)?/gu, (number) => String(round(Number(number))));
}

export function round(number: number): number {
  return Math.round(number * 100) / 100 + 0;
}
