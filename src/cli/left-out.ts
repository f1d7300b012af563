import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '../run/run-directory.ts';
import { hasRun, isFinished } from './load-stages.ts';
import type { LoadedAblation, PlacedStage } from './load-stages.ts';
import type { StageLeftOut } from './run-stages.ts';
import { nameOfRun } from './stage-runs.ts';
import type { PlacedRun } from './stage-runs.ts';

/** The stages, runs and suites that are not in a report, and why; `known` says it of those that were just asked. */
export function leftOut({ stages }: LoadedAblation, known: readonly StageLeftOut[]): readonly StageLeftOut[] {
  return stages.flatMap((stage) => {
    const missing = stage.runs
      .filter((run) => !isFinished(run))
      .map((run) => ({ stage: nameOfRun(stage, run), because: reasonOf(stage, run, known) }));
    if (hasRun(stage)) return [...missing, ...stage.runs.flatMap((run) => suitesLeftOut(stage, run))];
    return [{ stage: stage.id, because: missing[0]?.because ?? 'it has no run' }];
  });
}

/** Whether a run was begun and not finished. */
export function isBegun(run: PlacedRun): boolean {
  return existsSync(join(run.directory, 'manifest.json')) && !isFinished(run);
}

function reasonOf(stage: PlacedStage, run: PlacedRun, known: readonly StageLeftOut[]): string {
  const found = known.find((one) => one.stage === nameOfRun(stage, run));
  if (found !== undefined) return found.because;
  return isBegun(run) ? `its run ${run.name} is incomplete` : 'it has no finished run';
}

/** A finished run is not asked again, so a suite that the file has got since then is missing. */
function suitesLeftOut(stage: PlacedStage, run: PlacedRun): readonly StageLeftOut[] {
  if (run.scoring === 'likelihood' || !isFinished(run)) return [];
  const held = new Set(readManifest(run.directory).suites.map(({ id }) => id));
  const named = run.suites.filter((suite) => suite !== 'all' && /^[\w-]+$/u.test(suite));
  const absent = named.filter((suite) => !held.has(suite));
  if (absent.length === 0) return [];
  const because = `its run ${run.name} was finished without ${absent.join(', ')}; to ask it all, remove that folder`;
  return [{ stage: nameOfRun(stage, run), because }];
}
