import { namesSomethingElse } from './entity-name.ts';
import { beginsWithOption } from './option-key.ts';
import type { KeyedOption } from './option-key.ts';

/** A place that names an option by its letter, or several by a run of capitals (`ACD`). */
export interface OptionMention {
  /** Capital letters, as they stand. */
  readonly letters: readonly string[];
  readonly start: number;
  readonly end: number;
}

type Options = ReadonlyMap<string, KeyedOption>;

const word = /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{M}\p{N}]+/gu;

/**
 * The option letters of a cleaned text that stand alone: not in a word or an abbreviation (CPA, M&A, A股, B端, U.S.A),
 * not the English article, not a quantity of a formula (`A = 3`).
 */
export function findMentions(text: string, options: Options): readonly OptionMention[] {
  const found: OptionMention[] = [];
  for (const { 0: piece, index } of text.matchAll(word)) {
    const letters = lettersOf(piece, options) ?? gluedLetter(text, index, options);
    if (letters === undefined) continue;
    const mention = { letters, start: index, end: index + letters.length };
    if (!namesSomethingElse(text, mention) || isOwnText(text, mention, options)) found.push(mention);
  }
  return withoutHalfNames(text, found);
}

function lettersOf(piece: string, options: Options): readonly string[] | undefined {
  if (piece.length > options.size) return undefined;
  const letters = piece.length === 1 ? [piece.toUpperCase()] : Array.from(piece);
  const distinct = new Set(letters);
  return distinct.size === letters.length && letters.every((letter) => options.has(letter))
    ? letters
    : undefined;
}

/** `C150元` where option C reads 150元. */
function gluedLetter(text: string, start: number, options: Options): readonly string[] | undefined {
  const letter = text.charAt(start);
  const option = options.get(letter);
  if (option === undefined || /^\s*[A-Za-z]/.test(option.text)) return undefined;
  return beginsWithOption(text.slice(start + 1, start + option.text.length + 17), option)
    ? [letter]
    : undefined;
}

/** Whether the name is the option's own text: `选A股` where option A is A股 or 股票. */
function isOwnText(text: string, { letters, start, end }: OptionMention, options: Options): boolean {
  const option = options.get(letters[0] ?? '');
  if (option === undefined || letters.length > 1) return false;
  return [start, end].some((from) =>
    beginsWithOption(text.slice(from, from + option.text.length + 16), option),
  );
}

/** `A/B` names two options; `P/B`, `N/A` and `R&D` name none. */
function withoutHalfNames(text: string, found: readonly OptionMention[]): readonly OptionMention[] {
  if (!/[&/]/.test(text)) return found;
  const starts = new Set(found.map(({ start }) => start));
  const ends = new Set(found.map(({ end }) => end));
  return found.filter(({ start, end }) => {
    const before = /[&/]/.test(text.charAt(start - 1)) && /[\p{sc=Latin}\p{N}]/u.test(text.charAt(start - 2));
    const after = /[&/]/.test(text.charAt(end)) && /[\p{sc=Latin}\p{N}]/u.test(text.charAt(end + 1));
    return (!before || ends.has(start - 1)) && (!after || starts.has(end + 1));
  });
}
