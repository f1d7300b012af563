import { inLanguage } from '../words.ts';
import type { Label } from '../words.ts';

/**
 * How wide a text is, as a multiple of its size, judged by the widest of the usual interface fonts: there is no font to
 * measure where reports are made.
 */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** The width of a label in its wider language. */
export function labelWidth(label: Label): number {
  return Math.max(textWidth(inLanguage(label, 'zh')), textWidth(inLanguage(label, 'en')));
}

/** As DejaVu Sans has them, which is wider than most. */
function characterWidth(character: string): number {
  if ((character.codePointAt(0) ?? 0) >= 0x2e80) return 1;
  if (/[ .,:;|!'()[\]ijlftrI/-]/u.test(character)) return 0.4;
  if (/[mwMW%@—…▲▼○□◆≠≈≥→]/u.test(character)) return 1;
  return /[A-Z+−±=<>~^]/u.test(character) ? 0.8 : 0.64;
}

/** The text in lines no wider than `width` times its size; what `most` lines do not hold ends in `…`. */
export function wrapLabel(text: string, width: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(
    /(?<=[\s\-_/、，：×·,:])|(?=[（(])|(?<=[⺀-￿])(?=[⺀-￿])(?![）】」》、，。：；！？])/u,
  )) {
    for (const piece of textWidth(word) > width ? word : [word]) {
      if (line !== '' && textWidth(line + piece.trimEnd()) > width) {
        lines.push(line);
        line = '';
      }
      line += piece;
    }
  }
  lines.push(line);
  const whole = lines.slice(0, lines.length <= most ? most : most - 1).map((one) => one.trimEnd());
  return lines.length <= most ? whole : [...whole, shorten(lines.slice(most - 1).join(''), width)];
}

/** A label in as many lines as the longer of its languages needs, no more than `most`. */
export function wrapBoth(label: Label, width: number, most: number): readonly Label[] {
  if (typeof label === 'string') return wrapLabel(label, width, most);
  const [zh, en] = [wrapLabel(label.zh, width, most), wrapLabel(label.en, width, most)];
  const count = Math.max(zh.length, en.length);
  return Array.from({ length: count }, (_, i) => ({ zh: zh[i] ?? '', en: en[i] ?? '' }));
}

/** The text, cut with `…` where it is wider than `width` times its size. */
export function shorten(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (textWidth(`${kept}${character}…`) > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** A label, cut in each language with `…` where it is wider than `width` times its size. */
export function shortenLabel(label: Label, width: number): Label {
  const cut = (text: string): string => wrapLabel(text, width, 1)[0] ?? '';
  return typeof label === 'string' ? cut(label) : { zh: cut(label.zh), en: cut(label.en) };
}
