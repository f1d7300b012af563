import type { Interval } from '../../stats/interval.ts';
import { weighedMean } from '../compare/measure-delta.ts';
import { isUnreadable } from '../compare/run-scores.ts';
import type { RunScores } from '../compare/run-scores.ts';
import { estimateScore } from '../gate/rule-evidence.ts';
import { scopePoints } from '../gate/scope.ts';
import { runOfCell, scoresOfCell } from './ablation-cell.ts';
import type { AblationCell } from './ablation-cell.ts';

/** A stage's one number of a suite that it was asked in one way. */
export interface SuiteScore {
  readonly suite: string;
  readonly n: number;
  readonly value: number | null;
  readonly interval: Interval | null;
  /** By the suite's published scorer; absent where it has none. */
  readonly official?: number;
  /** Share of the answers that could not be read. */
  readonly unreadable: number | null;
}

/** The score of a cell among a stage's runs; `undefined` where it was not asked it. */
export function suiteScore(runs: readonly RunScores[], cell: AblationCell): SuiteScore | undefined {
  const { name, suite } = cell;
  const [run, scores] = [runOfCell(runs, cell), scoresOfCell(runs, cell)];
  if (run === undefined || scores === undefined) return undefined;
  const estimate = estimateScore(scopePoints([run], { suite }, 'strict'));
  const official = scopePoints([run], { suite }, 'official');
  const outcomes = scores.samples
    .flatMap((sample) => sample.outcomes)
    .filter(({ points }) => points !== null);
  const unreadable = outcomes.filter(isUnreadable).length;
  return {
    suite: name,
    n: estimate?.n ?? 0,
    value: estimate?.value ?? null,
    interval: estimate?.intervalAt(0.95) ?? null,
    ...(official.length === 0 ? {} : { official: weighedMean(official, ({ points }) => points) }),
    unreadable: outcomes.length === 0 ? null : unreadable / outcomes.length,
  };
}
