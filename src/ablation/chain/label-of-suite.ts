import type { SuiteFacts } from '../compare/run-scores.ts';

/**
 * The label by whose values a suite's samples are told apart: the one asked for, else that of its headline, else that of its
 * tasks; `task` where there is none.
 */
export function labelOfSuite(
  { id, headline, breakdown }: SuiteFacts,
  attributeBy: Readonly<Record<string, string>>,
): string {
  return attributeBy[id] ?? headline.label ?? breakdown ?? 'task';
}
