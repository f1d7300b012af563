import type { StopReason } from '../model/model.ts';
import type { Manifest } from '../run/manifest.ts';
import type { ScoreRecord } from '../run/score-record.ts';
import type { Summary } from '../run/summary.ts';
import type { AnswerTexts, ReportSample, RunUsage } from './report.ts';

/** What a run directory gives to a report. */
export interface ReportInput {
  readonly manifest: Manifest;
  readonly summary: Summary;
  readonly usage: RunUsage;
  /** Empty in a report without samples. */
  readonly answers: readonly InputAnswer[];
  /** Suite id → its questions; a suite whose data are no longer here is absent. */
  readonly questions: ReadonlyMap<string, SuiteQuestions>;
}

/** A score with the answer it judges. */
export interface InputAnswer {
  readonly score: ScoreRecord;
  /** Absent where the request failed. */
  readonly completion?: InputCompletion;
}

/** What a report shows of a completion. */
export interface InputCompletion {
  readonly texts: AnswerTexts;
  readonly stopReason: StopReason;
}

export interface SuiteQuestions {
  /** Whether prompts and answers must not be shown. */
  readonly redacted: boolean;
  /** By sample id. */
  readonly samples: ReadonlyMap<string, Pick<ReportSample, 'prompt' | 'promptIsCut' | 'target'>>;
}
