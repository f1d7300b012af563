import type { AnswerStatement } from './answer-statement.ts';
import { withinMarks } from './option-key.ts';
import type { KeyedOptions } from './option-key.ts';

/** A cleaned text, and the options that may be answered by their texts. */
interface TextReading {
  readonly text: string;
  readonly options: KeyedOptions;
  /** Length of the longest option. */
  readonly longest: number;
}

/** Where an answer may end within its line. */
const phraseEnds = [/^[^(]*/, /^[^。;!<]*/, /^.*?(?=\.\s|["}]|$)/];

/** Only so many of the last places are read: what counts is the last one, and the work stays linear. */
const placesRead = 16;

const answerWord = /答案|answer|\bans\b/gi;
/** No dash: it may be the sign of a number. */
const marks = `(?:[\\s"'“”‘’()\\[\\]{}<>《》「」『』【】:=→⇒·•|]|[-–—](?=[\\s>])){0,12}`;
const link = new RegExp(`^${marks}`);
const verb = new RegExp(
  `^(?:(?:应该?|应当|就|即)?(?:是|为|选择?)|(?:is|was|would be|should be|must be|seems to be)\\b)${marks}`,
  'i',
);
const undecided =
  /^(?:无法|不能|难以)(?:确定|判断|得出|回答|作答|给出)|^(?:不确定|不知道|未知|没有正确|无正确|以上(?:都|均|全)不|[都均]不对|无(?=[\s。.]|$))|^(?:none\b|n\/a\b|unknown\b|unclear\b|undetermined\b|(?:cannot|can['’]t|could not|not possible to) (?:be )?(?:determin|decid|answer|conclu|known|found))/i;

/** Answers given as an option's text in place of its letter, and answers that there is none. */
export function textStatements(text: string, options: KeyedOptions): readonly AnswerStatement[] {
  const reading = { text, options, longest: options.longest };
  return [...boxes(reading), ...afterAnswerWord(reading), ...wholeLines(reading)];
}

function afterAnswerWord(reading: TextReading): readonly AnswerStatement[] {
  const places = Array.from(reading.text.matchAll(answerWord)).slice(-placesRead);
  return places.flatMap(({ 0: word, index }) => {
    const direct = index + word.length + lengthOf(link, reading, index + word.length);
    const linked = direct + lengthOf(verb, reading, direct);
    return textAt(reading, direct) ?? (linked === direct ? undefined : textAt(reading, linked)) ?? [];
  });
}

function lengthOf(pattern: RegExp, { text }: TextReading, start: number): number {
  return pattern.exec(text.slice(start, start + 64))?.[0].length ?? 0;
}

/** The option whose text begins at a place and ends with a line, a phrase or a sentence. */
function textAt(reading: TextReading, start: number): readonly AnswerStatement[] | undefined {
  const window = reading.text.slice(start, start + 2 * reading.longest + 64);
  const line = /^[^\n]*/.exec(window)?.[0] ?? '';
  // Most lines have one end, and the phrases are the same.
  for (const phrase of new Set([line, ...phraseEnds.map((end) => end.exec(line)?.[0] ?? '')])) {
    const found = statementOf(reading, { phrase, start });
    if (found !== undefined) return found;
  }
  return undecided.test(line) ? [noneStated(start)] : undefined;
}

function noneStated(start: number): AnswerStatement {
  return { letters: [], either: false, weight: 'explicit', rule: 'undecided', start, end: start };
}

function boxes(reading: TextReading): readonly AnswerStatement[] {
  const { text, longest } = reading;
  if (!text.includes('boxed')) return [];
  const places = Array.from(text.matchAll(/boxed\s?\{/g)).slice(-placesRead);
  return places.flatMap(({ 0: opening, index }) => {
    const start = index + opening.length;
    const phrase = balanced(text.slice(start, start + 2 * longest + 64));
    return statementOf(reading, { phrase, start }) ?? [];
  });
}

/** What stands before the brace that closes. */
function balanced(window: string): string {
  let depth = 0;
  for (let index = 0; index < window.length; index += 1) {
    const character = window.charAt(index);
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth < 0) return window.slice(0, index);
  }
  return '';
}

/** The whole response, or its last line, is an option's text. */
function wholeLines(reading: TextReading): readonly AnswerStatement[] {
  const { text, longest } = reading;
  const end = text.trimEnd().length;
  const start = text.lastIndexOf('\n', end - 1) + 1;
  if (end - start > 2 * longest + 64) return [];
  return statementOf(reading, { phrase: text.slice(start, end), start }) ?? [];
}

function statementOf(
  { options }: TextReading,
  { phrase, start }: { readonly phrase: string; readonly start: number },
): readonly AnswerStatement[] | undefined {
  const letter = options.letterOf(phrase);
  if (letter === undefined) return undefined;
  const [from, to] = withinMarks(phrase);
  const place = { start: start + from, end: start + to };
  return [{ letters: [letter], either: false, weight: 'explicit', rule: 'option-text', ...place }];
}
