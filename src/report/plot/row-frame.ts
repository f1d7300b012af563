import type { Label } from '../words.ts';
import { svg } from './svg.ts';
import type { Svg } from './svg.ts';
import { labelWidth, wrapBoth } from './text-width.ts';

/** Rows with a name at the left, a drawing in the middle and figures at the right. */
export interface RowFrame {
  readonly nameWidth: number;
  readonly left: number;
  readonly right: number;
}

export const rowSize = 12;
const lineHeight = 15;

/** Room for names and figures, so that the middle keeps at least a third of the width. */
export function rowFrame(
  rows: readonly { readonly name: Label; readonly figures: Label }[],
  width: number,
): RowFrame {
  const names = Math.max(0, ...rows.map(({ name }) => labelWidth(name)));
  const figures = Math.max(0, ...rows.map((row) => labelWidth(row.figures))) * rowSize;
  const nameWidth = Math.min(names * rowSize + 14, width * (width >= 600 ? 0.36 : 0.4));
  return { nameWidth, left: nameWidth + 6, right: width - figures - 10 };
}

/** A row's name in as many lines as it needs. */
export interface RowName {
  readonly height: number;
  readonly draw: (y: number) => readonly Svg[];
}

export function rowName(name: Label, { nameWidth }: RowFrame): RowName {
  const width = (nameWidth - 8) / rowSize;
  const lines = wrapBoth(name, width, 3);
  const count = lines.length;
  const height = Math.max(22, count * lineHeight + 6);
  return {
    height,
    draw: (y) => {
      const top = y + height / 2 + 4 - ((count - 1) * lineHeight) / 2;
      return lines.map((line, index) => svg('text', { x: 0, y: top + index * lineHeight }, [line]));
    },
  };
}

/** The figures of a row. */
export function rowFigures(figures: Label, { right }: RowFrame, middle: number): Svg {
  return svg('text', { class: 'figures', x: right + 8, y: middle + 4 }, [figures]);
}
