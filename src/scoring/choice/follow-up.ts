import { beginsWithOption } from './option-key.ts';
import type { KeyedOption } from './option-key.ts';
import { verdictOf, verdictOnLabel } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/** What the words after an option say of it. */
export interface FollowUp {
  readonly kind: Verdict;
  /** Whether the word for option follows the letter: `B选项`, `C项`. */
  readonly named: boolean;
  /** Whether the letter labels what follows: `B. 1750万元`, `(B) 300`. */
  readonly labels: boolean;
  /** How many characters, with the marks before it, the option's own text takes that the letter labels; else 0. */
  readonly ownText: number;
}

const closing = /^["'”’)\]}>》」』】]{0,12}/;
const optionWord = /^\s?(?:选项|[两三四五]?项(?!目)|这一?项|option\b|choice\b)["'”’)\]}>》」』】]{0,4}/i;
const labelMark = /^\s?[.:、。,;(](?![a-z]\.)\s{0,4}/i;
const labelMarks = /^[\s.。:、,;)\]}】"'”’]{0,8}/;

/** Judges an option by at most 48 characters after it, or by as many as its own text has. */
export function readFollowUp(after: string, option: KeyedOption | undefined): FollowUp {
  return (option && readOwnText(after, option)) ?? readWords(after.slice(0, 48));
}

function readOwnText(after: string, option: KeyedOption): FollowUp | undefined {
  if (beginsWithOption(after, option)) {
    const ownText = (labelMarks.exec(after)?.[0].length ?? 0) + option.length;
    return { kind: 'end', named: false, labels: true, ownText };
  }
  const { text, key, letter } = option;
  // `选A股` where option A is A股: the letter and what follows are one name.
  const rest = { text: text.slice(1), key: key.slice(1), length: text.length - 1 };
  if (!text.startsWith(letter) || !beginsWithOption(after, rest)) return undefined;
  return {
    kind: verdictOf(after.slice(rest.length).slice(0, 48), false),
    named: false,
    labels: false,
    ownText: 0,
  };
}

function readWords(near: string): FollowUp {
  const closed = closing.exec(near)?.[0] ?? '';
  const named = optionWord.exec(near.slice(closed.length))?.[0] ?? '';
  const rest = near.slice(closed.length + named.length);
  const mark = labelMark.exec(rest)?.[0];
  const kind = mark === undefined ? verdictOf(rest, closed !== '') : verdictOnLabel(rest.slice(mark.length));
  return { kind, named: named !== '', labels: mark !== undefined || /[)\]}】]/.test(closed), ownText: 0 };
}
