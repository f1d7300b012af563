import type { Scorer } from '../adapter/adapter.ts';
import type { Question } from '../dataset/question.ts';
import type { Score } from '../scoring/score.ts';
import type { CompletionRecord } from './completion-record.ts';
import type { ScoringMode } from '../model/scoring-mode.ts';
import type { ScoreRecord } from './score-record.ts';
import { strictScoreOf } from './strict-score-of.ts';

/** Judges the record of a question, which is the question as its repeat asked it. */
export function judge(question: Question, record: CompletionRecord, scoring?: ScoringMode): ScoreRecord {
  const { task, sample, gold } = question;
  return {
    suite: record.suite,
    task: task.id,
    sample: sample.id,
    repeat: record.repeat,
    labels: sample.labels,
    ...(sample.cluster === undefined ? {} : { cluster: sample.cluster }),
    ...(sample.order === undefined ? {} : { order: sample.order }),
    strict: scoreOf(record, (completion) => strictScoreOf(gold, completion)),
    // A published scorer reads texts, and there is none to read where options are chosen.
    ...(gold.official === undefined || scoring === 'likelihood'
      ? {}
      : { official: scoreOf(record, gold.official) }),
  };
}

function scoreOf({ completion, error }: CompletionRecord, scorer: Scorer): Score {
  if (completion !== undefined) return scorer(completion);
  const { kind, message } = error ?? {
    kind: 'malformed',
    message: 'the record holds neither answer nor error',
  };
  return { status: 'failed', kind, message };
}
