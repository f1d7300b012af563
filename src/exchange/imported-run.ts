import type { Split } from '../dataset/data-folder.ts';
import type { SourceRead } from '../dataset/source-read.ts';
import type { JsonObject } from '../json/json.ts';
import type { ScoringMode } from '../model/scoring-mode.ts';
import type { CompletionRecord } from '../run/completion-record.ts';
import type { Imported, RecordedGeneration, Selection } from '../run/manifest.ts';
import type { ScoreRecord } from '../run/score-record.ts';
import type { HeadlineSummary } from '../run/summary.ts';

/** A run as the files of another tool tell it. What they do not say is absent. */
export interface ImportedRun {
  readonly tool: Imported['tool'];
  readonly createdAt: string;
  readonly stage?: string;
  readonly model: { readonly ref: string; readonly identity: JsonObject };
  readonly generation: RecordedGeneration;
  /** Which questions were asked, as far as the files say; repeats are counted in the scores where it does not. */
  readonly selection: Partial<Selection>;
  /** Version of fineval's scorers; 0 where another tool judged. */
  readonly scorer: number;
  /** Whether every question was answered, as far as the files say. */
  readonly complete: boolean;
  readonly suites: readonly ImportedSuite[];
  readonly scores: readonly ScoreRecord[];
  readonly completions: readonly CompletionRecord[];
  readonly notes: readonly string[];
}

export interface ImportedSuite {
  readonly id: string;
  /** SHA-256 of the suite, or of what the files say about the task where fineval has no such suite. */
  readonly digest: string;
  readonly split?: Split;
  readonly commit?: string;
  readonly sources?: readonly SourceRead[];
  readonly absentFiles?: readonly string[];
  readonly absentTasks?: readonly string[];
  readonly scoring?: ScoringMode;
  readonly openTasks?: readonly string[];
  readonly tasks: readonly ImportedTask[];
  /** The suite's one number, where the files have it. */
  readonly headline?: HeadlineSummary;
}

export interface ImportedTask {
  readonly id: string;
  readonly promptVariant?: string;
  readonly maxTokens?: number;
}
