import { acrossGap, findGap, firstMatch, matching } from './published-pattern.ts';
import type { PublishedPattern } from './published-pattern.ts';

/**
 * The cascade that FinanceIQ (Duxiaoman-DI/XuanYuan at d12168b, FinanceIQ/src/utils.py) and FinEva
 * (alipay/financial_evaluation_dataset at b175692, src/get_score.py) share and that both took from CMMLU. They differ
 * in the letters, in what comes first and last, and in FinEva's additions to the first stage.
 */
export interface PublishedCascade {
  readonly letters: string;
  /** Patterns that the first stage tries after the common ones. */
  readonly additions: readonly PublishedPattern[];
}

/** What finds the cascade's four stages' answer, or `undefined`, in a text. */
export function makeCascade({ letters, additions }: PublishedCascade): PublishedPattern {
  const patterns = [
    ...directPatterns(letters),
    ...additions,
    nearestBefore(letters, /当选/),
    nearestBefore(letters, /正确/),
    matching(new RegExp(`[^不]是：? ?([${letters}])`)),
    onlyLetter(letters),
  ];
  return (text) => firstMatch(text, patterns);
}

/** The letter of a text that holds exactly one of the letters, once. */
export function onlyLetter(letters: string): PublishedPattern {
  return (text) => {
    const found = new RegExp(`[${letters}]`, 'g');
    const first = found.exec(text);
    return first === null || found.test(text) ? undefined : first[0];
  };
}

/** The published order is the meaning: a pattern answers only where all before it found nothing in the whole text. */
function directPatterns(letters: string): readonly PublishedPattern[] {
  const letter = `([${letters}])`;
  return [
    ...[
      `答案(?:选项)?[是为]：? ?${letter}`,
      `答案[是为]选项 ?${letter}`,
      `选择?：? ?${letter}`,
      `${letter} ?选?项[是为]?正确`,
      `正确的?选项[是为] ?${letter}`,
      `答案(?:应该)?[是为]${letter}`,
      `选项 ?${letter} ?[是为]?正确`,
      `选择答案 ?${letter}`,
      `答案?：?${letter}`,
      `${letter}(?:选?项)?是?符合题意`,
      `答案选项：? ?${letter}`,
    ].map((source) => matching(new RegExp(source))),
    acrossGap({ head: /答案(?:选项)?为/, tail: new RegExp(letter), take: 'first' }),
  ];
}

/**
 * The letter nearest before the first `word` that has a letter before it on its line. The original finds the first
 * letter, then searches again in what it matched until nothing is left.
 */
function nearestBefore(letters: string, word: RegExp): PublishedPattern {
  const letter = new RegExp(`[${letters}]`);
  return (text) => {
    const found = findGap(text, { head: letter, tail: word, take: 'first' });
    if (found === undefined) return undefined;
    const between = found.line.slice(found.head.index, found.tail.index);
    return findGap(between, { head: /^/, tail: letter, take: 'last' })?.tail[0];
  };
}
