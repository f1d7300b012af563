import type { Split } from '../dataset/data-folder.ts';
import type { Cell } from '../metric/cell.ts';
import type { Usage } from '../model/model.ts';
import type { Column } from '../scoring/score.ts';
import type { Interval } from '../stats/interval.ts';
import type { Title } from '../suite/suite-file.ts';

/** What a run's scores come to: `summary.json`. */
export interface Summary {
  readonly schemaVersion: 1;
  readonly run: string;
  /** Version of the scorers that judged; 0 where they were another tool's. */
  readonly scorer: number;
  readonly suites: readonly SuiteSummary[];
  /** What the answers took that are counted; absent where the provider does not say. */
  readonly usage?: UsageSummary;
}

export interface UsageSummary {
  /** Answers that say what they took. */
  readonly answers: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Part of the output; absent where no answer says. */
  readonly reasoningTokens?: number;
  /** What failed requests took, as far as they said; not among the tokens above. Absent where none did. */
  readonly wasted?: Usage;
  /** By the price in the configuration, for answers and for failed requests that say what they took. */
  readonly cost?: { readonly amount: number; readonly currency: string };
}

export interface SuiteSummary {
  readonly id: string;
  readonly title: Title;
  /** Absent where an imported run does not say. */
  readonly split?: Split;
  readonly headline: HeadlineSummary;
  readonly tasks: readonly TaskSummary[];
  readonly absentTasks: readonly string[];
}

/** The suite's one number, by column. */
export interface HeadlineSummary {
  /** The suite's own name only where every task is there, whole and official; else what it is: `mean of 5 of 6 tasks`. */
  readonly name: string;
  readonly isSuiteScore: boolean;
  readonly columns: Columns<Headline>;
  /** The share over all answers alike, beside a headline that weighs labels alike. */
  readonly micro?: Columns<Headline>;
}

export interface Headline {
  /** 0 to 1; `null` where nothing was measured. */
  readonly value: number | null;
  readonly interval: Interval | null;
}

export interface TaskSummary {
  readonly id: string;
  readonly title: Title;
  readonly capability?: string;
  /** The label dimension that a table shows under the task. */
  readonly breakdown?: string;
  readonly columns: Columns<Cell>;
  readonly baselines: readonly BaselineSummary[];
  /** Dimension → value → cells. A sample counts under each value it carries. */
  readonly labels: Readonly<Record<string, Readonly<Record<string, Columns<Cell>>>>>;
}

/** `official` is absent where the suite publishes no scorer. */
export type Columns<Value> = { readonly strict: Value } & Partial<Readonly<Record<Column, Value>>>;

/** What an answer that needs no model scores. */
export interface BaselineSummary {
  readonly id: string;
  readonly title: string;
  readonly columns: Columns<number | null>;
}
