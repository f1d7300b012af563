import type { Labels } from '../../dataset/sample.ts';
import type { Manifest } from '../../run/manifest.ts';
import type { Column, UnreadableReason } from '../../scoring/score.ts';
import type { ScoringMode } from '../../model/scoring-mode.ts';

/** A run with its scores, ready to be compared. */
export interface RunScores {
  /** What the user calls the run: its directory, or its stage. */
  readonly name: string;
  readonly manifest: Manifest;
  /** Version of the scorers that judged. */
  readonly scorer: number;
  readonly suites: readonly SuiteScores[];
}

/** The scores of one suite; its samples in the order of their ids, so that every run has the same order. */
export interface SuiteScores {
  readonly facts: SuiteFacts;
  /** A sentence, where the suite's definition is not known and its tasks are weighed alike for want of it. */
  readonly assumed?: string;
  readonly scoring: ScoringMode;
  readonly samples: readonly ScoredSample[];
}

/** What has to be known of a suite to weigh its samples. */
export interface SuiteFacts {
  readonly id: string;
  readonly headline: {
    readonly aggregate: 'mean-of-tasks' | 'micro' | 'macro';
    readonly label?: string;
    readonly tasks?: readonly string[];
  };
  /** The label by which the tasks of its headline are told apart; absent where they have none, or several. */
  readonly breakdown?: string;
  /** Task → what it measures. */
  readonly capabilities: Readonly<Record<string, string>>;
}

/** One sample of a run with its outcomes, repeat by repeat. */
export interface ScoredSample {
  readonly id: string;
  readonly task: string;
  readonly labels: Labels;
  /** Samples of one cluster are not independent; the sample's id where it has none. */
  readonly cluster: string;
  readonly outcomes: readonly Outcome[];
  /** By the suite's published scorer, where it has one. */
  readonly official?: readonly Outcome[];
}

/** What became of one question. */
export interface Outcome {
  /** 0 to 1; `null` where there was no answer to judge. */
  readonly points: number | null;
  /** `absent`: the run's files hold nothing about this repeat. */
  readonly state: 'scored' | UnreadableReason | 'failed' | 'absent';
  /** As the scorer understood it. */
  readonly answer?: string;
}

/** What is taken for granted of some runs' suites, each sentence once. */
export function assumptionsOf(runs: readonly RunScores[]): readonly string[] {
  return [
    ...new Set(runs.flatMap(({ suites }) => suites.flatMap(({ assumed }) => assumed ?? []))),
  ].toSorted();
}

/** A sample's outcomes in a column; none where its suite has no published scorer. */
export function outcomesOf({ outcomes, official = [] }: ScoredSample, column: Column): readonly Outcome[] {
  return column === 'strict' ? outcomes : official;
}

/** Whether there was a completion and no answer could be read from it. */
export function isUnreadable({ state }: Outcome): boolean {
  return state !== 'scored' && state !== 'failed' && state !== 'absent';
}
