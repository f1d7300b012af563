import type { AblationReport } from '../ablation/chain/ablation-report.ts';
import type { Labels } from '../dataset/sample.ts';
import type { Cell } from '../metric/cell.ts';
import type { ModelWarning } from '../model/model.ts';
import type { Message } from '../prompt/prompt.ts';
import type { JsonObject } from '../json/json.ts';
import type { Generation, RunStatus, Selection } from '../run/manifest.ts';
import type { BaselineSummary, Columns, HeadlineSummary } from '../run/summary.ts';
import type { Split } from '../dataset/data-folder.ts';
import type { Score } from '../scoring/score.ts';
import type { Title } from '../suite/suite-file.ts';

/** Everything a reader is shown about some runs. Every rendering is a function of it. */
export interface Report {
  readonly schemaVersion: 1;
  /** Version of fineval that made the report. */
  readonly fineval: string;
  /** In the order in which they were named. */
  readonly runs: readonly ReportRun[];
  /** In the order in which the runs name them. */
  readonly suites: readonly ReportSuite[];
  /** What the stages of a chain did; absent where the runs were not named as one. */
  readonly ablation?: AblationReport;
}

/** One model's run, as the column heads and the protocol table name it. */
export interface ReportRun {
  /** The stage, else the model; with the run's id where that names two of them. Unique in the report. */
  readonly name: string;
  readonly id: string;
  readonly stage?: string;
  readonly model: { readonly ref: string; readonly provider: string; readonly identity: JsonObject };
  /** What is not known is absent. */
  readonly generation: Partial<Generation>;
  readonly selection: Selection;
  readonly status: RunStatus;
  readonly createdAt: string;
  readonly fineval: string;
  /** Version of the scorers that judged. */
  readonly scorer: number;
  readonly warnings: readonly ModelWarning[];
  readonly usage: RunUsage;
}

/** Sums over the answers that say so; absent where none does. */
export interface RunUsage {
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  /** Wall time of the answering requests, added up. */
  readonly seconds?: number;
  /** By the price in the configuration. */
  readonly cost?: { readonly amount: number; readonly currency: string };
}

export interface ReportSuite {
  readonly id: string;
  readonly title: Title;
  /** Prompts and answers are withheld, because the items must not be published (GPQA). */
  readonly redacted: boolean;
  /** One a run that has the suite. */
  readonly cells: readonly SuiteCell[];
  readonly tasks: readonly ReportTask[];
  /** In the order of their ids; empty in a report without samples. */
  readonly samples: readonly ReportSample[];
}

/** One run on one suite. */
export interface SuiteCell {
  /** Position in `Report.runs`. */
  readonly run: number;
  /** Cells with the same number asked the same questions in the same way; others are not ranked against each other. */
  readonly protocol: number;
  /** Absent where the run does not say. */
  readonly split?: Split;
  readonly absentTasks: readonly string[];
  readonly headline: HeadlineSummary;
  /** `null` where nothing was measured. */
  readonly places: Columns<Places | null>;
  readonly coverage: Coverage;
}

/** The places that a run may hold among those of its protocol, counted from 1: `best` 1, `worst` 3 is a tie of three. */
export interface Places {
  readonly best: number;
  readonly worst: number;
}

/** How many answers stand behind a number. */
export interface Coverage {
  /** Questions that the run was to ask, repeats counted. */
  readonly asked: number;
  /** Answers on the disk, failures among them. */
  readonly answers: number;
  readonly unreadable: number;
  readonly failed: number;
}

export interface ReportTask {
  readonly id: string;
  readonly title: Title;
  readonly capability?: string;
  readonly cells: readonly TaskCell[];
}

export interface TaskCell {
  readonly run: number;
  readonly columns: Columns<Cell>;
  readonly baselines: readonly BaselineSummary[];
}

/** One question with the answers of all runs. */
export interface ReportSample {
  readonly id: string;
  readonly task: string;
  readonly labels: Labels;
  /** Absent where the data are not here, or withheld. */
  readonly prompt?: readonly Message[];
  /** The gold answer as the data file has it, as text. */
  readonly target?: string;
  readonly answers: readonly ReportAnswer[];
}

export interface ReportAnswer {
  readonly run: number;
  readonly repeat: number;
  /** Absent where there is none, or withheld. */
  readonly text?: string;
  readonly reasoning?: string;
  readonly toolCalls?: string;
  readonly stopReason?: string;
  readonly strict: Score;
  readonly official?: Score;
}
