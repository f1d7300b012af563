import type { Question } from '../dataset/question.ts';
import { readCompletions } from './completion-log.ts';
import { recordKey } from './completion-record.ts';
import type { PlannedSuite } from './run-suites.ts';
import { strictScoreOf } from './strict-score-of.ts';

/** Answers for the authors of a suite, who keep the gold: subject → row id of the data file, from 0 → answer. */
export type Submission = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A submission, and how many answers could not be read and are left out of it. */
export interface SubmissionResult {
  readonly submission: Submission;
  readonly answers: number;
  readonly unreadable: number;
}

/** Reads the answers of a run that asked the rows without gold. */
export async function makeSubmission(
  directory: string,
  suites: readonly PlannedSuite[],
): Promise<SubmissionResult> {
  const questions = new Map<string, Question>();
  for (const { suite, questions: asked } of suites) {
    for (const question of asked) {
      questions.set(recordKey({ suite: suite.id, sample: question.sample.id, repeat: 0 }), question);
    }
  }
  const found = new Map<Question, string>();
  for await (const record of readCompletions(directory)) {
    const question = questions.get(recordKey(record));
    if (question === undefined || record.completion === undefined) continue;
    const score = strictScoreOf(question.gold, record.completion);
    if (score.status === 'scored') found.set(question, score.answer);
  }
  const submission: Record<string, Record<string, string>> = {};
  for (const question of questions.values()) {
    const answer = found.get(question);
    if (answer === undefined) continue;
    const { id, labels } = question.sample;
    const subject = labels['subject']?.[0] ?? question.task.id;
    const answers = (submission[subject] ??= {});
    answers[rowOf(id)] = answer;
  }
  return { submission, answers: found.size, unreadable: questions.size - found.size };
}

/** `insurance-test-0005` is the fifth row, whose id in the file is 4. */
function rowOf(id: string): string {
  return String(Number(id.split('-').at(-1)) - 1);
}
