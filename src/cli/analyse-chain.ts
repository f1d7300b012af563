import { analyseAblation } from '../ablation/chain/analyse-ablation.ts';
import type { AblationReport } from '../ablation/chain/ablation-report.ts';
import type { StageRun } from '../ablation/chain/analyse-suite.ts';
import { FinevalError } from '../errors.ts';
import { hasRun, isFinished, readStages, settingsOf } from './load-stages.ts';
import type { LoadedAblation } from './load-stages.ts';
import type { StageLeftOut } from './run-stages.ts';
import { nameOfRun } from './stage-runs.ts';

/** A chain with what its finished runs come to. */
export interface AnalysedChain {
  readonly stages: readonly StageRun[];
  readonly report: AblationReport;
}

/**
 * Analyses the finished runs of a chain; `known` says why some have none. Throws `STAGES_ABSENT` where no stage has a
 * finished run.
 */
export async function analyseChain(
  ablation: LoadedAblation,
  known: readonly StageLeftOut[] = [],
): Promise<AnalysedChain> {
  const stages = await readStages(ablation);
  if (stages.length === 0)
    throw new FinevalError('STAGES_ABSENT', {
      file: ablation.name,
      stages: ablation.stages.map(({ id }) => id),
    });
  const { title } = ablation.file;
  const report = analyseAblation({
    ...(title === undefined ? {} : { title }),
    stages,
    leftOut: leftOut(ablation, known),
    settings: settingsOf(ablation),
  });
  return { stages, report };
}

function leftOut({ stages }: LoadedAblation, known: readonly StageLeftOut[]): readonly StageLeftOut[] {
  return stages.flatMap((stage) => {
    const missing = stage.runs.filter((run) => !isFinished(run)).map((run) => nameOfRun(stage, run));
    const reasonOf = (name: string): string =>
      known.find((one) => one.stage === name)?.because ?? 'it has no finished run';
    if (hasRun(stage)) return missing.map((name) => ({ stage: name, because: reasonOf(name) }));
    return [{ stage: stage.id, because: reasonOf(missing[0] ?? stage.id) }];
  });
}
