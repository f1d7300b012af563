import type { SuiteFacts } from '../compare/run-scores.ts';
import type { Placed } from '../compare/strata.ts';

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

/** A sample's values of that label; `–` where it has none. */
export function labelValues({ task, labels }: Placed, by: string): readonly string[] {
  return by === 'task' ? [task] : (labels[by] ?? ['–']);
}
