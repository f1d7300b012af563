import { makeCascade, onlyLetter } from './published-cascade.ts';
import { acrossGap, firstMatch, matching } from './published-pattern.ts';

const letters = 'ABCDE';

const additions = [
  matching(/选项([ABCDE])是最恰当的/),
  acrossGap({ head: /选项([ABCDE])/, tail: /最恰当/, take: 'first' }),
  acrossGap({ head: /选项([ABCDE])/, tail: /最能恰当/, take: 'first' }),
  acrossGap({ head: /选项([ABCDE])/, tail: /最能/, take: 'first' }),
  acrossGap({ head: /最恰当/, tail: /是选项([ABCDE])/, take: 'last' }),
  acrossGap({ head: /correct answer is/, tail: /([ABCDE])/, take: 'last' }),
];

const cascade = makeCascade({ letters, additions });

/**
 * What FinEva's `extract_choice` (alipay/financial_evaluation_dataset at b175692, src/get_score.py) returns, or
 * `undefined` where it returns the empty string. It knows five letters, whatever the question offers.
 */
export function extractFinevaChoice(text: string): string | undefined {
  return cascade(text) ?? firstMatch(text, [4, 2].map(onlyLetterAtStart));
}

/** Python slices by code point. */
function onlyLetterAtStart(length: number): (text: string) => string | undefined {
  const only = onlyLetter(letters);
  return (text) =>
    only(
      Array.from(text.slice(0, 2 * length))
        .slice(0, length)
        .join(''),
    );
}
