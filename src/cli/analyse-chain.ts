import { analyseAblation } from '../ablation/chain/analyse-ablation.ts';
import type { AblationReport } from '../ablation/chain/ablation-report.ts';
import type { StageRun } from '../ablation/chain/stage-run.ts';
import { FinevalError } from '../errors.ts';
import { isBegun, leftOut } from './left-out.ts';
import { readStages, settingsOf } from './load-stages.ts';
import type { LoadedAblation } from './load-stages.ts';
import type { StageLeftOut } from './run-stages.ts';

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
      stages: ablation.stages.map(({ id, runs }) => (runs.some(isBegun) ? `${id}: incomplete` : id)),
      askable: ablation.stages.some(({ model }) => model !== undefined),
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
