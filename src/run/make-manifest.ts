import type { Model } from '../model/model.ts';
import type { Price } from '../model/price.ts';
import type { Generation, Manifest, ManifestSuite, Selection } from './manifest.ts';
import type { PlannedSuite } from './run-suites.ts';

/** What a manifest is made of before the first question. */
export interface ManifestParts {
  readonly id: string;
  readonly version: string;
  readonly createdAt: Date;
  readonly stage?: string;
  readonly model: Model;
  readonly price?: Price;
  readonly suites: readonly PlannedSuite[];
  readonly generation: Generation;
  readonly selection: Selection;
}

/** The manifest of a run that is about to begin. */
export function makeManifest(parts: ManifestParts): Manifest {
  const { id, version, createdAt, stage, model, price, suites, generation, selection } = parts;
  const { provider, identity, environment } = model.description;
  return {
    schemaVersion: 1,
    id,
    fineval: version,
    createdAt: createdAt.toISOString(),
    ...(stage === undefined ? {} : { stage }),
    model: { ref: model.ref, provider, identity, environment, ...(price === undefined ? {} : { price }) },
    suites: suites.map(manifestSuite),
    generation,
    selection,
    status: 'running',
    warnings: [],
  };
}

function manifestSuite(planned: PlannedSuite): ManifestSuite {
  const { suite, data, questions, maxTokens, scoring, openTasks } = planned;
  const asked = new Set(questions.map(({ task }) => task.id));
  return {
    id: suite.id,
    ...(suite.own ? { directory: suite.directory } : {}),
    digest: suite.digest,
    split: data.split,
    ...(data.split === 'official' && suite.origin.commit !== undefined
      ? { commit: suite.origin.commit }
      : {}),
    sources: data.sources,
    absentFiles: data.absentFiles,
    absentTasks: data.absentTasks,
    ...(scoring === undefined ? {} : { scoring }),
    ...(openTasks === undefined ? {} : { openTasks }),
    tasks: suite.tasks
      .filter((task) => asked.has(task.id))
      .map((task) => ({
        id: task.id,
        promptVariant: task.promptVariant,
        maxTokens: maxTokens[task.id] ?? 0,
      })),
    samples: questions.length,
  };
}
