import { FinevalError } from '../errors.ts';
import type { ManifestSuite } from '../run/manifest.ts';
import type { Score } from '../scoring/score.ts';
import { loadSuite } from '../suite/load-suite.ts';

/** What stands for a text that its owner does not want in public. */
export const redacted = '[redacted]';

/**
 * Whether nothing of a suite's texts may be written into a report: its owner gates it, as GPQA's does. A suite that is
 * called after GPQA counts, whoever defined it; models quote the question.
 */
export async function isGated({ id, directory, tasks }: ManifestSuite): Promise<boolean> {
  if ([id, ...tasks.map((task) => task.id)].some((name) => /gpqa/iu.test(name))) return true;
  try {
    const { origin } = await loadSuite(directory ?? id);
    return origin.gated === true;
  } catch (error) {
    if (error instanceof FinevalError) return false;
    throw error;
  }
}

/** A score whose answer is a letter or nothing: an option's text is a part of the question. */
export function withoutText(score: Score): Score {
  switch (score.status) {
    case 'scored':
      return /^\(?[A-Z]?\)?$/u.test(score.answer) ? score : { ...score, answer: redacted };
    case 'failed':
      return { ...score, message: redacted };
    case 'unreadable':
      return score;
  }
}
