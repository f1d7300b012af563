import type { Completion } from '../../model/model.ts';
import { scored, strictScore } from '../answer/strict-score.ts';
import type { StrictScorer } from '../answer/strict-score.ts';
import type { Score } from '../score.ts';
import type { ChoiceOptions } from './choice-options.ts';
import { findChoice } from './find-choice.ts';
import { mayReadAlike, optionKey } from './option-key.ts';

/**
 * The strict column of choice questions: the letters that the answer settles on are the gold ones, as a set. Options
 * that read the same are the same answer, except where all do: such a row has lost its options.
 */
export function strictChoice(
  gold: readonly string[],
  options: ChoiceOptions,
): (completion: Completion) => Score {
  const scorer = scorerOf(gold, options);
  return (completion) => strictScore(completion, scorer);
}

/** The verdict on an option that was chosen and not written: right or wrong, and never unreadable. */
export function chosenOption(letter: string, gold: readonly string[], options: ChoiceOptions): Score {
  return scored({ answer: [letter], rule: 'likeliest' }, scorerOf(gold, options));
}

function scorerOf(gold: readonly string[], options: ChoiceOptions): StrictScorer<readonly string[]> {
  return {
    find: (text) => {
      const found = findChoice(text, options);
      return typeof found === 'string'
        ? found
        : { answer: found.letters, rule: found.rule, span: found.span };
    },
    judge: (letters) => {
      if (!options.multiple && letters.length === 1 && gold.length === 1)
        return { value: isSame(letters[0] ?? '', gold[0] ?? '', options) ? 1 : 0 };
      // Made when it is needed, and not kept: a run has as many gold answers as samples.
      const same = sameOptions(options);
      const wanted = new Set(gold.map(same));
      const given = new Set(letters.map(same));
      const matched = [...given].filter((letter) => wanted.has(letter)).length;
      const value = matched === wanted.size && matched === given.size ? 1 : 0;
      const counts = { matched, predicted: given.size, expected: wanted.size };
      return options.multiple ? { value, counts } : { value };
    },
    show: (letters) => letters.join(''),
    ...(options.multiple && { expected: new Set(gold.map(sameOptions(options))).size }),
  };
}

/** What `sameOptions` says of two letters; where they differ, without looking at the others. */
function isSame(one: string, other: string, options: ChoiceOptions): boolean {
  if (one === other) return true;
  const [text, otherText] = [options.texts.get(one) ?? '', options.texts.get(other) ?? ''];
  if (!mayReadAlike(text, otherText)) return false;
  if ((optionKey(text) || one) !== (optionKey(otherText) || other)) return false;
  const same = sameOptions(options);
  return same(one) === same(other);
}

/** Every letter's first option with the same text. */
function sameOptions({ texts }: ChoiceOptions): (letter: string) => string {
  const first = new Map<string, string>();
  const same = new Map<string, string>();
  for (const [letter, text] of texts) {
    const key = optionKey(text) || letter;
    if (!first.has(key)) first.set(key, letter);
    same.set(letter, first.get(key) ?? letter);
  }
  return (letter) => (first.size === 1 ? letter : (same.get(letter) ?? letter));
}
