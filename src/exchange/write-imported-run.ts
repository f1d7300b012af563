import { existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { diskError } from '../disk-error.ts';
import { FinevalError } from '../errors.ts';
import { logPath } from '../run/completion-log.ts';
import { compressLog } from '../run/compress-log.ts';
import type { Imported, Manifest, ManifestSuite } from '../run/manifest.ts';
import type { ScoreRecord } from '../run/score-record.ts';
import type { Summary } from '../run/summary.ts';
import { writeFileAtomically } from '../run/write-file-atomically.ts';
import { readVersion } from '../version.ts';
import type { ImportedRun, ImportedSuite } from './imported-run.ts';
import { summariseImport } from './summarise-import.ts';

export interface WritingJob {
  readonly directory: string;
  readonly format: string;
  readonly files: Imported['files'];
  readonly run: ImportedRun;
}

export interface WrittenRun {
  readonly manifest: Manifest;
  readonly summary: Summary;
}

/** Writes an imported run as a run directory. Throws `RUN_EXISTS` where there is one. */
export async function writeImportedRun(job: WritingJob): Promise<WrittenRun> {
  const { directory, run } = job;
  if (existsSync(join(directory, 'manifest.json'))) throw new FinevalError('RUN_EXISTS', { directory });
  const manifest = manifestOf(job);
  const summary = await summariseImport(run, manifest.id);
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw diskError(directory, error);
  }
  if (run.completions.length > 0) {
    writeFileAtomically(logPath(directory), linesOf(run.completions));
    await compressLog(directory);
  }
  writeFileAtomically(join(directory, 'scores.jsonl'), linesOf(run.scores));
  writeFileAtomically(join(directory, 'summary.json'), jsonOf(summary));
  writeFileAtomically(join(directory, 'manifest.json'), jsonOf(manifest));
  return { manifest, summary };
}

function manifestOf({ directory, format, files, run }: WritingJob): Manifest {
  const { tool, createdAt, stage, model, generation, selection, scores, complete, notes } = run;
  const repeats = scores.reduce((most, { repeat }) => Math.max(most, repeat + 1), 1);
  return {
    schemaVersion: 1,
    id: basename(directory),
    fineval: readVersion(),
    createdAt,
    ...(stage === undefined ? {} : { stage }),
    model: { ref: model.ref, provider: 'imported', identity: model.identity, environment: {} },
    suites: run.suites.map((suite) => manifestSuite(suite, scores)),
    generation,
    selection: { repeats, ...selection },
    status: complete ? 'complete' : 'incomplete',
    warnings: [],
    imported: { format, tool, files, notes },
  };
}

function manifestSuite(suite: ImportedSuite, scores: readonly ScoreRecord[]): ManifestSuite {
  const { id, digest, split, commit, sources, absentFiles, absentTasks, tasks } = suite;
  const { scoring, openTasks } = suite;
  const samples = new Set(scores.filter((score) => score.suite === id).map(({ sample }) => sample));
  return {
    id,
    digest,
    ...(split === undefined ? {} : { split }),
    ...(commit === undefined ? {} : { commit }),
    sources: sources ?? [],
    absentFiles: absentFiles ?? [],
    absentTasks: absentTasks ?? [],
    ...(scoring === undefined ? {} : { scoring }),
    ...(openTasks === undefined ? {} : { openTasks }),
    tasks,
    samples: samples.size,
  };
}

function linesOf(records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

function jsonOf(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
