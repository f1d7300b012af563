import type { Completion } from '../model/model.ts';
import type { InputCompletion } from '../report/report-input.ts';
import type { AnswerTexts, RunUsage } from '../report/report.ts';
import { placeThatDecided } from '../report/shorten-texts.ts';
import { readCompletions } from './completion-log.ts';
import { recordKey } from './completion-record.ts';
import type { ScoreRecord } from './score-record.ts';
import type { TextBudget } from './text-budget.ts';

/** What a run's answers say, and what they took. */
export interface RunAnswers {
  /** In the order of the scores; absent where a request failed. */
  readonly completions: readonly (InputCompletion | undefined)[];
  readonly usage: RunUsage;
}

/** The answers to some scores, within a budget of text; the usage is that of all answers. */
export async function readAnswers(
  directory: string,
  scores: readonly ScoreRecord[],
  budget: TextBudget,
): Promise<RunAnswers> {
  const positions = new Map(scores.map((score, position) => [recordKey(score), position]));
  const completions: (InputCompletion | undefined)[] = scores.map(() => undefined);
  const amounts = new Map<string, Amounts>();
  for await (const record of readCompletions(directory)) {
    const { completion } = record;
    if (completion === undefined) continue;
    const key = recordKey(record);
    amounts.set(key, amountsOf(completion));
    const position = positions.get(key);
    const score = position === undefined ? undefined : scores[position];
    if (position === undefined || score === undefined) continue;
    const held = {
      texts: textsOf(completion),
      around: placeThatDecided(score),
      stopReason: completion.stopReason,
    };
    budget.add(held);
    completions[position] = held;
  }
  return { completions, usage: sumOf(amounts.values()) };
}

function textsOf({ text, reasoning, toolCalls }: Completion): AnswerTexts {
  const calls = toolCalls?.map(({ name, arguments: given }) => `${name}(${given})`).join('\n');
  return {
    text,
    ...(reasoning === undefined ? {} : { reasoning }),
    ...(calls === undefined ? {} : { toolCalls: calls }),
  };
}

type Amounts = Partial<Record<Exclude<keyof RunUsage, 'cost'>, number>>;

function amountsOf({ usage, timing }: Completion): Amounts {
  const { inputTokens, outputTokens } = usage ?? {};
  return {
    ...(inputTokens === undefined ? {} : { inputTokens }),
    ...(outputTokens === undefined ? {} : { outputTokens }),
    ...(timing === undefined ? {} : { seconds: timing.seconds }),
  };
}

const names = ['inputTokens', 'outputTokens', 'seconds'] as const;

/** A sum is absent where no answer says. */
function sumOf(all: Iterable<Amounts>): RunUsage {
  const sums: Amounts = {};
  for (const amounts of all) {
    for (const name of names) {
      const value = amounts[name];
      if (value !== undefined) sums[name] = (sums[name] ?? 0) + value;
    }
  }
  return sums;
}
