/** A text made easy to read for rules, which remembers where each of its characters comes from. */
export interface CleanedText {
  readonly text: string;
  /** The place in the original of the characters from `start` to `end`. */
  readonly originOf: (start: number, end: number) => readonly [start: number, end: number];
}

/** A stretch of the cleaned text: copied one to one, or standing for something else of the original. */
interface Stretch {
  readonly at: number;
  readonly origin: number;
  readonly originEnd: number;
  readonly copied: boolean;
}

const command = String.raw`\\(?:text(?:bf|rm|sf|tt|it)?|math(?:bf|rm|sf|tt|it)|mbox|operatorname) {0,2}\{`;
const spacing = String.raw`\\(?:left|right)(?![a-z])|\\[()[\],;! ]`;
const tag = String.raw`<\/?(?:b|strong|i|em|u|p|span|code|font|mark|center)(?: [^<>\n]{0,60})?>`;
const struckOut = String.raw`~~[^~\n]{1,80}~~`;
const invisible = String.raw`[*\x60$\u00ad\u200b-\u200f\u2060\ufeff]|(?<![a-z0-9])_{1,2}|_{1,2}(?![a-z0-9_])`;
// Neither ASCII nor an ideograph: what normalisation may change.
const unusual = String.raw`[^\x00-\x7f\u3001\u3002\u4e00-\u9fff]`;
const changed = new RegExp(`${command}|${spacing}|${tag}|${struckOut}|${invisible}|${unusual}`, 'giu');

/**
 * Counted items, Roman numerals, degrees and units keep their form: as letters and digits they would melt into the
 * letters beside them (`①A` → `1A`, `℃` → `°C`).
 */
const keptForms =
  /[\u00aa\u00b2\u00b3\u00b9\u00ba\u2070-\u209f\u2103\u2109\u2160-\u249b\u24ea-\u24ff\u3200-\u33ff]/;

/** Normalises compatibility characters (NFKC) and leaves out emphasis, LaTeX wrappers and what is invisible. */
export function cleanText(original: string): CleanedText {
  const stretches: Stretch[] = [];
  let text = '';
  let done = 0;
  const add = (piece: string, stretch: Omit<Stretch, 'at'>): void => {
    stretches.push({ at: text.length, ...stretch });
    text += piece;
  };
  for (const { 0: found, index } of original.matchAll(changed)) {
    const replacement = replacementOf(found);
    if (replacement === found) continue;
    if (index > done) add(original.slice(done, index), { origin: done, originEnd: index, copied: true });
    done = index + found.length;
    if (replacement !== '') add(replacement, { origin: index, originEnd: done, copied: false });
  }
  add(original.slice(done), { origin: done, originEnd: original.length, copied: true });
  return {
    text: text.replace(/[為選應對錯確項題擇該無這]/g, simplified),
    originOf: (start, end) => [originStart(stretches, start), originEnd(stretches, end)],
  };
}

function replacementOf(found: string): string {
  const first = found.charCodeAt(0);
  // Full-width ASCII, the commonest by far: what normalisation makes of it, without asking it.
  if (first >= 0xff01 && first <= 0xff5e) return String.fromCharCode(first - 0xfee0);
  if (found.endsWith('{')) return '{';
  if (first < 0x80 || /^[\u00ad\u200b-\u200f\u2060\ufeff]$/.test(found)) return '';
  return keptForms.test(found) ? found : found.normalize('NFKC');
}

function originStart(stretches: readonly Stretch[], position: number): number {
  const { at, origin, copied } = stretchAt(stretches, position);
  return copied ? origin + position - at : origin;
}

function originEnd(stretches: readonly Stretch[], end: number): number {
  if (end === 0) return originStart(stretches, 0);
  const { at, origin, originEnd, copied } = stretchAt(stretches, end - 1);
  return copied ? origin + end - at : originEnd;
}

/** The last stretch that begins at or before a position. */
function stretchAt(stretches: readonly Stretch[], position: number): Stretch {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((stretches[middle]?.at ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return stretches[low] ?? { at: 0, origin: 0, originEnd: 0, copied: true };
}

/** The traditional characters of the words that speak of answers. */
const variants = new Map(
  Array.from('為为選选應应對对錯错確确項项題题擇择該该無无這这'.matchAll(/(.)(.)/gu), ([, from, to]) => [
    from,
    to,
  ]),
);

function simplified(character: string): string {
  return variants.get(character) ?? character;
}
