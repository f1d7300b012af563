import type { Score } from '../scoring/score.ts';
import type { InputAnswer, SuiteQuestions } from './report-input.ts';
import type { ReportAnswer, ReportSample } from './report.ts';

/** The answers of one run to one suite. */
export interface RunAnswers {
  readonly run: number;
  readonly questions: SuiteQuestions['samples'] | undefined;
  readonly answers: readonly InputAnswer[];
}

interface OpenSample extends ReportSample {
  readonly answers: ReportAnswer[];
}

/** The samples of a suite with the answers of all runs side by side, in the order of their ids. */
export function collectSamples(
  runs: readonly RunAnswers[],
  { redacted }: { readonly redacted: boolean },
): readonly ReportSample[] {
  const samples = new Map<string, OpenSample>();
  for (const { run, questions, answers } of runs) {
    for (const answer of answers) {
      const { sample: id } = answer.score;
      const known = samples.get(id) ?? openSample(answer, redacted ? undefined : questions?.get(id));
      samples.set(id, known);
      known.answers.push(answerOf(run, answer, redacted));
    }
  }
  return [...samples.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

type Question = ReturnType<SuiteQuestions['samples']['get']>;

function openSample({ score: { sample, task, labels } }: InputAnswer, question: Question): OpenSample {
  return { id: sample, task, labels, ...question, answers: [] };
}

function answerOf(run: number, { score, completion }: InputAnswer, redacted: boolean): ReportAnswer {
  const { repeat, strict, official } = score;
  return {
    run,
    repeat,
    ...(completion === undefined ? {} : { stopReason: completion.stopReason }),
    ...(completion === undefined || redacted ? {} : completion.texts),
    strict: redacted ? withheld(strict) : strict,
    ...(official === undefined ? {} : { official: redacted ? withheld(official) : official }),
  };
}

/** An answer that is one letter says nothing about the item; any longer one may quote it. */
function withheld(score: Score): Score {
  switch (score.status) {
    case 'scored':
      return score.answer.length <= 1 ? score : { ...score, answer: '' };
    case 'unreadable':
      return score;
    case 'failed':
      return { ...score, message: '' };
  }
}
