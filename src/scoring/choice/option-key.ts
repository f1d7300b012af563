import type { ChoiceOptions } from './choice-options.ts';
import { cleanText } from './cleaned-text.ts';

/** An option as answers are compared with it. */
export class KeyedOption {
  readonly letter: string;
  readonly text: string;
  #key: string | undefined;

  constructor(letter: string, text: string) {
    this.letter = letter;
    this.text = text;
  }

  /** Its text without regard to width, case, blanks and outer marks; empty where the text is not known. */
  get key(): string {
    this.#key ??= optionKey(withoutLabel(this.text, this.letter));
    return this.#key;
  }

  /** Length of its cleaned text, in UTF-16 units. */
  get length(): number {
    return cleanText(this.text).text.trim().length;
  }
}

/** A question's options, ready to be looked for. Most answers name a letter, so texts are made ready when needed. */
export class KeyedOptions {
  readonly multiple: boolean;
  /** In the question's order. */
  readonly byLetter: ReadonlyMap<string, KeyedOption>;
  #letterOf: ReadonlyMap<string, string> | undefined;

  constructor({ texts, multiple }: ChoiceOptions) {
    this.multiple = multiple;
    const byLetter = new Map<string, KeyedOption>();
    for (const [letter, text] of texts) byLetter.set(letter, new KeyedOption(letter, text));
    this.byLetter = byLetter;
  }

  /** Length of the longest option, in UTF-16 units. */
  get longest(): number {
    let longest = 0;
    for (const { text } of this.byLetter.values()) longest = Math.max(longest, text.length);
    return longest;
  }

  /** The letter of the option that a text reads like and can stand for: it is known, and no other option reads so. */
  letterOf(text: string): string | undefined {
    // A text that begins with an ideograph has a key that does so: where no option's can, it need not be made.
    const isSeen = ideograph.test(text.charAt(0));
    if (isSeen && !this.#mayBegin(text.charAt(0))) return undefined;
    const key = optionKey(text);
    if (key.length < 2 && this.#isName(key)) return undefined;
    if (!isSeen && !this.#mayBegin(key.charAt(0))) return undefined;
    this.#letterOf ??= lettersByKey(this.byLetter);
    return this.#letterOf.get(key);
  }

  /** Whether an option's key may begin with this character: looking is much cheaper than making the keys. */
  #mayBegin(first: string): boolean {
    if (this.#letterOf !== undefined) return true;
    const capital = first.toUpperCase();
    const maybe = ideograph.test(first) ? disguise : unusual;
    for (const { text } of this.byLetter.values()) {
      const start = text.charAt(0);
      if (ideograph.test(start) ? start === first : hasAny(text, first, capital) || maybe.test(text))
        return true;
    }
    return false;
  }

  #isName(key: string): boolean {
    return key === '' || ordinals.includes(key) || this.byLetter.has(key.toUpperCase());
  }
}

function hasAny(text: string, one: string, other: string): boolean {
  return text.includes(one) || text.includes(other);
}

const wrappers = /\\(?:text(?:bf|rm|sf|tt|it)?|math(?:bf|rm|sf|tt|it)|mbox|left|right)(?![a-z])/gi;
const noise = /[\s*$`_{}\\]+/g;
/** Neither ASCII nor an ideograph or Chinese full stop: what normalisation may change. */
const unusual = /[^\u0000-\u007f\u3001\u3002\u4e00-\u9fff]/;
const ideograph = /[\u4e00-\u9fff]/;
/** What normalisation may turn into an ideograph: not ASCII, punctuation, or what is only wider or narrower than it. */
const disguise = /[^\u0000-\u007f\u2010-\u2027\u3001-\u3017\u4e00-\u9fff\uff00-\uffef]/;
const thousands = /(?<=\d),(?=\d{3}(?!\d))/g;
const marks = new Set(` \n\t{}"'“”‘’()[]<>《》「」『』【】:,.。;!、`);

/** Also used as labels: where option A reads 乙, the answer 乙 may mean A or the second. */
const ordinals = ['甲', '乙', '丙', '丁', '戊'];

/** A text as answers and options are compared: without regard to character width, case, blanks and outer marks. */
export function optionKey(text: string): string {
  // Most texts have nothing of it; looking is ten times cheaper than rewriting.
  const normal = unusual.test(text) ? text.normalize('NFKC') : text;
  const unwrapped = normal.includes('\\') ? normal.replace(wrappers, '') : normal;
  const quiet = unwrapped.replace(noise, '');
  const bare = (quiet.includes(',') ? quiet.replace(thousands, '') : quiet).toLowerCase();
  return bare.slice(...withinMarks(bare));
}

/**
 * Whether two texts may have the same key. Where they begin with different ideographs they have not, and looking for those
 * is ten times cheaper than making the keys.
 */
export function mayReadAlike(one: string, other: string): boolean {
  if (disguise.test(one) || disguise.test(other)) return true;
  return ideograph.exec(one)?.[0] === ideograph.exec(other)?.[0];
}

/** Where a text starts and ends when blanks and marks around it are left out. */
export function withinMarks(text: string): readonly [start: number, end: number] {
  let start = 0;
  let end = text.length;
  while (start < end && marks.has(text.charAt(start))) start += 1;
  while (end > start && marks.has(text.charAt(end - 1))) end -= 1;
  return [start, end];
}

/** The question that was judged last: its baselines and its answer are judged one after the other. */
let last: { readonly options: ChoiceOptions; readonly keyed: KeyedOptions } | undefined;

/** Prepares a question's options. */
export function keyOptions(options: ChoiceOptions): KeyedOptions {
  if (last?.options !== options) last = { options, keyed: new KeyedOptions(options) };
  return last.keyed;
}

function lettersByKey(byLetter: ReadonlyMap<string, KeyedOption>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const unfit = new Set(['', ...ordinals, ...Array.from(byLetter.keys(), (letter) => letter.toLowerCase())]);
  for (const [letter, { key }] of byLetter) {
    if (found.has(key)) unfit.add(key);
    found.set(key, letter);
  }
  for (const key of unfit) found.delete(key);
  return found;
}

/** Some data repeat the letter in the option: `A: …`. */
function withoutLabel(text: string, letter: string): string {
  const label = /^\s*[(（]?([A-Za-z])\s?[)）.:：、．]/.exec(text);
  return label?.[1] === letter ? text.slice(label[0].length) : text;
}

/** Whether a text begins with an option's, where that is known. Looks at its first characters before at all of it. */
export function beginsWithOption(
  text: string,
  option: Pick<KeyedOption, 'text' | 'key'> | undefined,
): boolean {
  if (option === undefined || option.key === '') return false;
  const opening = optionKey(text.slice(0, 24));
  if (!option.key.startsWith(opening) && !opening.startsWith(option.key)) return false;
  return optionKey(text.slice(0, option.text.length + 16)).startsWith(option.key);
}
