import stringWidth from 'string-width';
import { printable } from '../http/printable.ts';

let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for one character. The segmenter is made when a name has to be cut: it takes 5 to 15 ms. */
function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/** A stranger's name in at most so many columns of a terminal, with an ellipsis where it is cut. Blanks before it stay. */
export function fitName(name: string, columns: number): string {
  const indent = /^ */u.exec(name)?.[0] ?? '';
  const text = `${indent}${printable(name, 400)}`;
  if (stringWidth(text) <= columns) return text;
  let [kept, width] = ['', 0];
  for (const { segment } of graphemesOf(text)) {
    width += stringWidth(segment);
    if (width > columns - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}
