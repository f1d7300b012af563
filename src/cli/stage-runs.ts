import { relative, resolve } from 'node:path';
import type { AblationFile, AskedSuite, StageFile } from '../ablation/chain/ablation-file.ts';
import { scoringModes } from '../ablation/chain/ablation-cell.ts';
import type { ScoringMode } from '../model/scoring-mode.ts';

/** A run of a stage: where it is or will be, and what is asked into it. */
export interface PlacedRun {
  readonly directory: string;
  /** The directory as the user would type it. */
  readonly name: string;
  readonly scoring: ScoringMode;
  /** Suites that the file has its model asked; empty where a finished run is all there is. */
  readonly suites: readonly string[];
}

/** Where relative names of a file are looked for. */
export interface RunFolders {
  readonly cwd: string;
  /** The ablation file's. */
  readonly folder: string;
  /** Where runs without a directory of their own go. */
  readonly runs: string;
}

/** The runs of a stage: those the file names, else one for each way in which its model is asked. */
export function stageRuns(stage: StageFile, file: AblationFile, folders: RunFolders): readonly PlacedRun[] {
  const { cwd, folder, runs } = folders;
  const placed = (directory: string, scoring: ScoringMode, suites: readonly string[]): PlacedRun => ({
    directory,
    name: relative(cwd, directory) || '.',
    scoring,
    suites,
  });
  const { run, model } = stage;
  // In the order of their names, so that the order in the file changes nothing.
  const named = typeof run === 'string' ? [run] : (run ?? []).toSorted();
  if (model === undefined || named.length > 1)
    return named.map((one) => placed(resolve(folder, one), 'generation', []));
  const [own] = named;
  const directory = own === undefined ? resolve(runs, stage.id) : resolve(folder, own);
  const asked = askedSuites(file).filter(({ stages }) => stages?.includes(stage.id) ?? true);
  const modes = scoringModes.filter((mode) => asked.some(({ scoring }) => scoring === mode));
  if (modes.length === 0) return [placed(directory, 'generation', [])];
  return modes.map((mode) => {
    const suites = asked.flatMap(({ suite, scoring }) => (scoring === mode ? [suite] : []));
    // No id holds a plus, so that no stage has this folder.
    return placed(mode === 'generation' ? directory : `${directory}+${mode}`, mode, [...new Set(suites)]);
  });
}

function askedSuites({ suites = [] }: AblationFile): readonly AskedSuite[] {
  return suites.map((one) => (typeof one === 'string' ? { suite: one, scoring: 'generation' } : one));
}

/** A stage's run as messages name it: `cpt`, or `cpt (likelihood)`. */
export function nameOfRun({ id }: StageFile, { scoring }: PlacedRun): string {
  return scoring === 'generation' ? id : `${id} (${scoring})`;
}
