import type { JsonObject } from '../json/json.ts';
import { financeiqChoice, finevaChoice, finevalChoice } from '../scoring/choice/published-scorers.ts';
import { chosenOption, strictChoice } from '../scoring/choice/strict-choice.ts';
import { BadTarget } from './adapter.ts';
import type { Adapter, Baseline, GoldWords } from './adapter.ts';
import { checkedOptions, checkedTarget, publishedScorer } from './checked.ts';
import { validate as validateGold } from './choice-gold.schema.ts';
import { goldLetters, optionTexts } from './choice-input.ts';
import { validate as validateOptions } from './choice-options.schema.ts';
import { mostFrequent } from './most-frequent.ts';

const published = { financeiq: financeiqChoice, fineva: finevaChoice, fineval: finevalChoice };

/** One of the options of a question, or several of them together: `B`, `ACD`. */
export const choice: Adapter = {
  kind: 'choice',
  open: (task) => {
    const { multiple = false } = checkedOptions(task.options, validateOptions);
    const official = publishedScorer(task.official, published);
    return {
      ...(!multiple && { choices: (input: JsonObject) => [...optionTexts(input).keys()] }),
      readGold: (target, input) => {
        const texts = optionTexts(input);
        const letters = goldLetters(checkedTarget(target, validateGold), texts);
        if (!multiple && letters.length > 1) {
          throw new BadTarget(`must name one option, and names ${letters.join(', ')}`);
        }
        return {
          labels: {},
          items: letters,
          strict: strictChoice(letters, { texts, multiple }),
          ...(official && { official: official(letters.join(''), texts) }),
          ...(!multiple && {
            chosen: (letter: string) => chosenOption(letter, letters, { texts, multiple }),
          }),
        };
      },
      baselines: (golds) => baselines(golds, multiple),
    };
  },
};

function baselines(golds: readonly GoldWords[], multiple: boolean): readonly Baseline[] {
  const frequent = mostFrequent(golds.map(({ items }) => items.join('')));
  if (frequent === undefined) return [];
  const constant = {
    id: `always-${frequent.toLowerCase()}`,
    title: `always "${frequent}"`,
    answer: () => frequent,
  };
  return multiple ? [constant, everything, longest] : [constant, longest];
}

const everything: Baseline = {
  id: 'list-everything',
  title: 'all options',
  answer: (input) => [...optionTexts(input).keys()].join(''),
};

/** Who writes a question gives the right option the most words. */
const longest: Baseline = {
  id: 'longest-option',
  title: 'the longest option',
  answer: (input: JsonObject) => {
    let longest = { letter: '', length: -1 };
    for (const [letter, { length }] of optionTexts(input)) {
      if (length > longest.length) longest = { letter, length };
    }
    return longest.letter;
  },
};
