import type { RunScores } from '../compare/run-scores.ts';

/** A stage with its runs: one, or one for each mode of scoring. */
export interface StageRun {
  readonly id: string;
  readonly parent?: string;
  readonly targets: readonly string[];
  readonly runs: readonly RunScores[];
}
