import type { Scorer } from '../adapter/adapter.ts';
import type { Question } from '../dataset/question.ts';
import type { Score } from '../scoring/score.ts';
import type { CompletionRecord } from './completion-record.ts';
import type { ScoreRecord } from './score-record.ts';

/** Judges the record of a question, which is the question as its repeat asked it. */
export function judge({ task, sample, gold }: Question, record: CompletionRecord): ScoreRecord {
  const by = (scorer: Scorer): Score => scoreOf(record, scorer);
  return {
    suite: record.suite,
    task: task.id,
    sample: sample.id,
    repeat: record.repeat,
    labels: sample.labels,
    ...(sample.cluster === undefined ? {} : { cluster: sample.cluster }),
    ...(sample.order === undefined ? {} : { order: sample.order }),
    strict: by(gold.strict),
    ...(gold.official === undefined ? {} : { official: by(gold.official) }),
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
