import { isDeepStrictEqual } from 'node:util';
import { findData } from '../dataset/data-folder.ts';
import { readSamples } from '../dataset/read-samples.ts';
import { FinevalError } from '../errors.ts';
import { loadSuite } from '../suite/load-suite.ts';
import { indexCompletions } from './completion-log.ts';
import { withPlainLog } from './compress-log.ts';
import { lockDirectory } from './lock.ts';
import type { Manifest, ManifestSuite } from './manifest.ts';
import { readManifest } from './run-directory.ts';
import type { PlannedSuite } from './run-suites.ts';
import { readOptions } from './plan-suites.ts';
import { ScoringPass } from './scoring-pass.ts';
import { selectQuestions } from './select-questions.ts';
import type { Summary } from './summary.ts';

/** Where the data of a run that is judged again are looked for. */
export interface DataPlaces {
  readonly dataRoot: string;
  readonly samplesFolder: string;
}

/**
 * Judges the completions of a run directory again with today's scorers, without asking a model.
 * Throws `RUN_IMPORTED`, or `RUN_DATA_CHANGED` where the suite or its data are not those the run was made with.
 */
export async function rescoreRun(
  directory: string,
  places: DataPlaces,
): Promise<{ manifest: Manifest; summary: Summary }> {
  const manifest = readManifest(directory);
  if (manifest.imported !== undefined)
    throw new FinevalError('RUN_IMPORTED', { directory, tool: manifest.imported.tool.name });
  const suites: PlannedSuite[] = [];
  for (const recorded of manifest.suites)
    suites.push(await reopenSuite(directory, manifest, { recorded, places }));
  const unlock = lockDirectory(directory);
  try {
    const summary = await withPlainLog(directory, async (log) => {
      const index = await indexCompletions(log);
      const { repeats } = manifest.selection;
      return new ScoringPass({ directory, suites, repeats, index, log }).finish(manifest);
    });
    return { manifest, summary };
  } finally {
    unlock();
  }
}

/**
 * A suite of a run with the questions it asked.
 * Throws `RUN_DATA_CHANGED` where the suite or its data are not those the run was made with.
 */
export async function reopenSuite(
  directory: string,
  manifest: Manifest,
  { recorded, places }: { recorded: ManifestSuite; places: DataPlaces },
): Promise<PlannedSuite> {
  const variants = new Map(recorded.tasks.map((task) => [task.id, task.promptVariant]));
  const suite = await loadSuite(recorded.directory ?? recorded.id, ({ id }) => variants.get(id));
  const changed = (what: string): never => {
    throw new FinevalError('RUN_DATA_CHANGED', { directory, suite: recorded.id, what });
  };
  if (suite.digest !== recorded.digest) changed('version');
  const use = recorded.split === 'sample' ? 'always' : 'never';
  const found = findData({ suite, root: places.dataRoot, samples: { use, folder: places.samplesFolder } });
  const data = await readSamples(
    suite,
    found,
    readOptions(manifest.selection, manifest.generation.seed ?? 0),
  );
  if (!isDeepStrictEqual(data.sources, recorded.sources)) changed('version of the data');
  const chosen = selectQuestions(data.questions, manifest.selection);
  const { openTasks = [], scoring } = recorded;
  const questions = chosen.filter(({ task }) => !openTasks.includes(task.id));
  const maxTokens = Object.fromEntries(recorded.tasks.map((task) => [task.id, task.maxTokens ?? 0]));
  const planned = { suite, data, questions, maxTokens };
  return scoring === 'likelihood' ? { ...planned, scoring, openTasks } : planned;
}
