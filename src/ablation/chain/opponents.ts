import { weighedMean } from '../compare/measure-delta.ts';
import type { RunScores } from '../compare/run-scores.ts';
import { scopePoints } from '../gate/scope.ts';
import { runOfCell } from './ablation-cell.ts';
import type { AblationCell } from './ablation-cell.ts';
import type { Opponent } from './ablation-report.ts';
import { ancestorsOf } from './stage-chain.ts';
import type { StageRun } from './stage-run.ts';

/** A stage beside one that it is compared with. */
export interface OpponentPair {
  readonly stage: StageRun;
  readonly opponent: Opponent;
  readonly other: StageRun;
}

/**
 * Each stage that was asked a suite in this mode with its parent, the base and the best before it, the parent first; one
 * stage may be all three. The best is by the suite's one number, the latest of equals.
 */
export function opponentsOf(stages: readonly StageRun[], place: AblationCell): readonly OpponentPair[] {
  const byId = new Map(stages.map((stage) => [stage.id, stage]));
  const values = new Map(stages.map(({ id, runs }) => [id, headlineValue(runs, place)]));
  return stages.flatMap((stage): readonly OpponentPair[] => {
    const before = ancestorsOf(stage, byId);
    const [parent] = before;
    const base = before.at(-1);
    if (parent === undefined || base === undefined || runOfCell(stage.runs, place) === undefined) return [];
    const best = before.reduce((most, one) =>
      (values.get(one.id) ?? -1) > (values.get(most.id) ?? -1) ? one : most,
    );
    return [
      { stage, opponent: 'parent', other: parent },
      { stage, opponent: 'base', other: base },
      { stage, opponent: 'best', other: best },
    ];
  });
}

function headlineValue(runs: readonly RunScores[], place: AblationCell): number | undefined {
  const run = runOfCell(runs, place);
  const strata = run === undefined ? [] : scopePoints([run], { suite: place.suite }, 'strict');
  return strata.length === 0 ? undefined : weighedMean(strata, ({ points }) => points);
}
