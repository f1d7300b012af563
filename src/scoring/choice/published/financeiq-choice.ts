import { makeCascade } from './published-cascade.ts';

const letters = 'ABCD';
const cascade = makeCascade({ letters, additions: [] });

/**
 * What FinanceIQ's `extract_choice` (Duxiaoman-DI/XuanYuan at d12168b, FinanceIQ/src/utils.py) returns, or `undefined`
 * where it draws a random letter and, for an empty text, where it crashes. A text that begins with a letter is that
 * letter, whatever follows.
 */
export function extractFinanceiqChoice(text: string): string | undefined {
  const first = text.charAt(0);
  return first !== '' && letters.includes(first) ? first : cascade(text);
}
