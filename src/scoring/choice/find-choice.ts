import { lineStatements } from './answer-lines.ts';
import type { AnswerStatement } from './answer-statement.ts';
import type { ChoiceOptions } from './choice-options.ts';
import { cleanText } from './cleaned-text.ts';
import type { CleanedText } from './cleaned-text.ts';
import { emphasisStatements } from './emphasis-statements.ts';
import { groupStatement } from './group-statement.ts';
import { judgeGroup } from './judged-group.ts';
import type { JudgedGroup } from './judged-group.ts';
import { groupMentions } from './option-group.ts';
import { keyOptions } from './option-key.ts';
import type { KeyedOptions } from './option-key.ts';
import { findMentions } from './option-mention.ts';
import { withoutInnerGroups, withoutRestatedOptions } from './restated-options.ts';
import { settleStatements } from './settle-statements.ts';
import { textStatements } from './text-statements.ts';

/** The options that a response answers with. */
export interface FoundChoice {
  /** One letter, or several where several can be the answer; capital, in the question's order. */
  readonly letters: readonly string[];
  /** The name of the rule that found them. */
  readonly rule: string;
  /** Where they stand in the text: start and end, in UTF-16 units. */
  readonly span: readonly [start: number, end: number];
}

/** The answer, or why there is none to be read. */
export type ChoiceReading = FoundChoice | 'ambiguous' | 'no-answer';

/** A base model that has answered goes on with a question of its own. */
const nextQuestion =
  /^[ \t]{0,8}(?:题目|问题|例题|question|problem|q)\s?\d{0,3}\s?[:：.]|^以下是[^\n]{0,60}选择题/gim;

/**
 * Finds the options that a visible answer (thinking already taken away) settles on. The last plain statement counts;
 * negated, asked and supposed options do not, nor letters that are part of a name. Nothing is guessed: several
 * different answers are `ambiguous`, and letters that no words speak of are no answer. Linear in the text's length.
 */
export function findChoice(text: string, options: ChoiceOptions): ChoiceReading {
  // What all the rules come to for a letter alone, which is the commonest answer and what baselines give.
  if (text.length === 1 && options.texts.has(text))
    return { letters: [text], rule: 'last-line', span: [0, 1] };
  const keyed = keyOptions(options);
  const answer = beforeNextQuestion(text);
  const reading = readChoice(answer, keyed);
  return reading === 'no-answer' && answer !== text ? readChoice(text, keyed) : reading;
}

function beforeNextQuestion(text: string): string {
  if (text.search(nextQuestion) === -1) return text;
  const first = text.length - text.trimStart().length;
  const next = Array.from(text.matchAll(nextQuestion)).find(({ index }) => index > first);
  return next === undefined ? text : text.slice(0, next.index);
}

function readChoice(text: string, options: KeyedOptions): ChoiceReading {
  const cleaned = cleanText(text);
  const mentions = findMentions(cleaned.text, options.byLetter);
  const judged = groupMentions(cleaned.text, mentions).map((group) =>
    judgeGroup(cleaned.text, group, options),
  );
  const outer = withoutInnerGroups(judged);
  const groups = withoutRestatedOptions(outer, options);
  const settled = settleStatements(
    [
      ...groups.flatMap((group) => groupStatement(cleaned.text, group) ?? []),
      ...textStatements(cleaned.text, options).filter((statement) => !isInner(statement, outer)),
      ...lineStatements(cleaned.text, groups, options),
      ...emphasisStatements(text, cleaned, groups),
    ],
    groups,
  );
  return typeof settled === 'string' ? settled : foundChoice(settled, cleaned, options);
}

/** Whether a statement stands inside an option's text that its letter labels. */
function isInner({ start }: AnswerStatement, groups: readonly JudgedGroup[]): boolean {
  return groups.some(({ end, follow }) => end <= start && start < end + follow.ownText);
}

function foundChoice(settled: AnswerStatement, cleaned: CleanedText, options: KeyedOptions): ChoiceReading {
  if (settled.letters.length === 0) return 'no-answer';
  if (settled.either || (settled.letters.length > 1 && !options.multiple)) return 'ambiguous';
  const letters = [...options.byLetter.keys()].filter((letter) => settled.letters.includes(letter));
  return { letters, rule: settled.rule, span: cleaned.originOf(settled.start, settled.end) };
}
