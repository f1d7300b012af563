import type { AblationReport } from '../ablation/chain/ablation-report.ts';
import type { Labels } from '../dataset/sample.ts';
import type { Cell } from '../metric/cell.ts';
import type { ModelWarning } from '../model/model.ts';
import type { ScoringMode } from '../model/scoring-mode.ts';
import type { Message } from '../prompt/prompt.ts';
import type { JsonObject } from '../json/json.ts';
import type { Generation, ManifestTask, RunStatus, Selection } from '../run/manifest.ts';
import type { BaselineSummary, Columns, HeadlineSummary } from '../run/summary.ts';
import type { Split } from '../dataset/data-folder.ts';
import type { Score } from '../scoring/score.ts';
import type { Title } from '../suite/suite-file.ts';
import type { Cut } from './cut-text.ts';

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
  /** The stage, else the model; with `· likelihood` or the run's id where that names two of them. Unique in the report. */
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
  /** Scores that others published, under other protocols. */
  readonly references?: readonly ReportReference[];
  /** In the order of their ids; empty in a report without samples. */
  readonly samples: readonly ReportSample[];
}

/** A published table: facts with their source, not measured by fineval. */
export interface ReportReference {
  readonly id: string;
  readonly source: string;
  readonly url: string;
  /** Why the protocol is another one, and what else a reader has to know. */
  readonly note: string;
  /** Decimal places of its percentages. */
  readonly digits: number;
  /** Values are percentages; `null` where none was published. */
  readonly rows: readonly {
    readonly model: string;
    readonly headline: number | null;
    readonly tasks: readonly { readonly task: string; readonly value: number }[];
  }[];
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
  /** Groups of its protocol that cannot be told apart, in which it is: 0 is the best. Two runs that share none differ. */
  readonly groups?: Columns<readonly number[] | null>;
  /** What answers that need no model come to as this number, the best of each task; absent where that is not known. */
  readonly noModel?: Columns<number | null>;
  readonly coverage: Coverage;
  readonly conditions?: Conditions;
}

/** What a suite's number depends on besides the model. What a run does not say is absent. */
export interface Conditions {
  readonly digest: string;
  /** Of the data. */
  readonly commit?: string;
  readonly sources: readonly { readonly path: string; readonly sha256: string }[];
  readonly tasks: readonly ManifestTask[];
  readonly scoring?: ScoringMode;
  /** Tasks that likelihood scoring leaves out. */
  readonly openTasks?: readonly string[];
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
  /** The beginning of a message is left out, because the report would be too large. */
  readonly promptIsCut?: true;
  /** The gold answer as the data file has it, as text. */
  readonly target?: string;
  readonly answers: readonly ReportAnswer[];
}

/** What a model wrote; absent where there is nothing, or it is withheld. */
export interface AnswerTexts {
  readonly text?: string;
  /** Set where `text` is a part, because the report would be too large. Spans of scores count in the whole. */
  readonly textCut?: Cut;
  readonly reasoning?: string;
  readonly reasoningCut?: Cut;
  readonly toolCalls?: string;
}

export interface ReportAnswer extends AnswerTexts {
  readonly run: number;
  readonly repeat: number;
  readonly stopReason?: string;
  readonly strict: Score;
  readonly official?: Score;
}
