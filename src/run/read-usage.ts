import type { AnswerUsage } from '../ablation/gate/judge-fact.ts';
import { readCompletions } from './completion-log.ts';
import { recordKey } from './completion-record.ts';

/** What each answer of a run of this name took: tokens and wall time, where the provider said so. Failures are left out. */
export async function readUsage(directory: string, run: string): Promise<readonly AnswerUsage[]> {
  const answers = new Map<string, AnswerUsage>();
  for await (const record of readCompletions(directory)) {
    const { suite, sample, completion } = record;
    if (completion === undefined) continue;
    const { usage, timing } = completion;
    answers.set(recordKey(record), {
      run,
      suite,
      sample,
      ...(usage?.inputTokens === undefined ? {} : { inputTokens: usage.inputTokens }),
      ...(usage?.outputTokens === undefined ? {} : { outputTokens: usage.outputTokens }),
      ...(timing === undefined ? {} : { seconds: timing.seconds }),
    });
  }
  return [...answers.values()];
}
