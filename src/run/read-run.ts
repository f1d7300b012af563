import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RunScores, SuiteFacts, SuiteScores } from '../ablation/compare/run-scores.ts';
import { FinevalError } from '../errors.ts';
import { readJsonFile } from '../json/read-json-file.ts';
import { loadSuite } from '../suite/load-suite.ts';
import type { Suite } from '../suite/suite.ts';
import type { Manifest, ManifestSuite } from './manifest.ts';
import { readScores } from './read-scores.ts';
import { readManifest } from './run-directory.ts';
import { validate } from './summary.schema.ts';
import type { Summary } from './summary.ts';

export interface ReadRunOptions {
  readonly directory: string;
  /** What the run is called in messages. */
  readonly name: string;
  /** Whether answers are kept, to be shown. */
  readonly answers: boolean;
}

/** A run directory's manifest and scores. Throws `FinevalError` where it holds no scored run. */
export async function readRun({ directory, name, answers }: ReadRunOptions): Promise<RunScores> {
  const manifest = readManifest(directory);
  const file = join(directory, 'summary.json');
  if (!existsSync(file)) throw new FinevalError('SCORES_ABSENT', { directory });
  const summary = readJsonFile({ file, what: 'the summary of a run' }, validate);
  const { repeats } = manifest.selection;
  const scores = await readScores({ directory, repeats, answers });
  const suites: SuiteScores[] = [];
  for (const suite of manifest.suites) {
    const definition = await definitionOf(suite);
    const assumed = definition === undefined ? assumptionOf(suite, manifest) : undefined;
    suites.push({
      facts: factsOf(suite, summary, definition),
      ...(assumed === undefined ? {} : { assumed }),
      // An imported run that does not say is told apart by its protocol.
      scoring: suite.scoring ?? 'generation',
      samples: scores.get(suite.id) ?? [],
    });
  }
  return { name, manifest, scorer: summary.scorer, suites };
}

/**
 * How the suite weighs its tasks, by its definition; where that is not the one the run was made with, by the mean of
 * its tasks, which is what can be known.
 */
function factsOf(suite: ManifestSuite, summary: Summary, definition: Suite | undefined): SuiteFacts {
  const capabilities: Record<string, string> = {};
  const tasks = summary.suites.find(({ id }) => id === suite.id)?.tasks ?? [];
  for (const { id, capability } of [...tasks, ...(definition?.tasks ?? [])])
    if (capability !== undefined) capabilities[id] = capability;
  const headline = definition?.headline ?? { aggregate: 'mean-of-tasks' as const };
  const [breakdown, ...others] = new Set(
    definition?.tasks
      .filter((task) => definition.headline.tasks?.includes(task.id) ?? true)
      .map((task) => task.breakdown),
  );
  return {
    id: suite.id,
    headline,
    ...(breakdown === undefined || others.length > 0 ? {} : { breakdown }),
    capabilities,
  };
}

/** What is taken for granted where the suite's definition is not there; nothing where there is one task to weigh. */
function assumptionOf({ id, digest, tasks }: ManifestSuite, { imported }: Manifest): string | undefined {
  if (tasks.length < 2) return undefined;
  const why =
    imported === undefined
      ? `${id} is not there as it was when it was run (digest ${digest.slice(0, 12)})`
      : `${imported.tool.name} does not say how ${id} weighs its tasks`;
  return `${why}: its tasks are weighed alike.`;
}

async function definitionOf({ id, directory, digest }: ManifestSuite): Promise<Suite | undefined> {
  try {
    const suite = await loadSuite(directory ?? id);
    return suite.digest === digest ? suite : undefined;
  } catch (error) {
    if (error instanceof FinevalError) return undefined;
    throw error;
  }
}
