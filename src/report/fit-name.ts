import stringWidth from 'string-width';
import { printable } from '../http/printable.ts';

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** A stranger's name in at most so many columns of a terminal, with an ellipsis where it is cut. Blanks before it stay. */
export function fitName(name: string, columns: number): string {
  const indent = /^ */u.exec(name)?.[0] ?? '';
  const text = `${indent}${printable(name, 400)}`;
  if (stringWidth(text) <= columns) return text;
  let [kept, width] = ['', 0];
  for (const { segment } of graphemes.segment(text)) {
    width += stringWidth(segment);
    if (width > columns - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}
