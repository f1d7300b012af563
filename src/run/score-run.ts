import { join } from 'node:path';
import type { Scorer } from '../adapter/adapter.ts';
import { questionInRepeat } from '../dataset/question.ts';
import type { Question } from '../dataset/question.ts';
import type { Score } from '../scoring/score.ts';
import type { CompletionIndex } from './completion-index.ts';
import { logPath } from './completion-log.ts';
import type { CompletionRecord } from './completion-record.ts';
import type { Manifest } from './manifest.ts';
import { openRecordReader } from './record-reader.ts';
import type { RecordReader } from './record-reader.ts';
import type { PlannedSuite } from './run-suites.ts';
import type { ScoreRecord } from './score-record.ts';
import type { ScoringMode } from '../model/scoring-mode.ts';
import { strictScoreOf } from './strict-score-of.ts';
import { summarise } from './summarise.ts';
import type { Summary } from './summary.ts';
import { UsageTally } from './usage-tally.ts';
import { writeFileAtomically, writeLinesAtomically } from './write-file-atomically.ts';

/** A run whose completions are on the disk, with the questions they answer. */
export interface ScoringJob {
  readonly directory: string;
  /** The plain log; that of the directory unless given. */
  readonly log?: string;
  readonly index: CompletionIndex;
  readonly manifest: Manifest;
  readonly suites: readonly PlannedSuite[];
}

/**
 * Judges a run's completions and writes `scores.jsonl` and `summary.json`. The order is that of suites, repeats and
 * samples, so the files do not depend on the order in which the answers came. One completion is held at a time.
 */
export function scoreRun(job: ScoringJob): Summary {
  const { directory, manifest, suites } = job;
  const reader = openRecordReader(job.log ?? logPath(directory));
  try {
    const usage = new UsageTally();
    const judged = writeLinesAtomically(join(directory, 'scores.jsonl'), (write) => {
      function* scores(): Generator<ScoreRecord> {
        for (const score of judgeAll(job, { reader, usage })) {
          write(`${JSON.stringify(score)}\n`);
          yield score;
        }
      }
      return summarise({ manifest, suites, scores: scores() });
    });
    const used = usage.summary(manifest.model.price);
    const summary: Summary = used === undefined ? judged : { ...judged, usage: used };
    writeFileAtomically(join(directory, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
    return summary;
  } finally {
    reader.close();
  }
}

function* judgeAll(
  { manifest, suites, index }: ScoringJob,
  { reader, usage }: { reader: RecordReader; usage: UsageTally },
): Generator<ScoreRecord> {
  for (const { suite, questions, scoring } of suites) {
    for (let repeat = 0; repeat < manifest.selection.repeats; repeat += 1) {
      for (const question of questions) {
        const place = index.placeOf({ suite: suite.id, sample: question.sample.id, repeat });
        if (place === undefined) continue;
        const record = reader.read(place);
        if (record.completion?.usage !== undefined) usage.add(record.completion.usage);
        // What has no gold is submitted, not scored.
        if (question.goldless !== true) yield judge(questionInRepeat(question, repeat), record, scoring);
      }
    }
  }
}

function judge(question: Question, record: CompletionRecord, scoring?: ScoringMode): ScoreRecord {
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
