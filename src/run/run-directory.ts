import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { diskError } from '../disk-error.ts';
import { FinevalError } from '../errors.ts';
import { readJsonFile } from '../json/read-json-file.ts';
import { compressLog, restoreLog } from './compress-log.ts';
import { openCompletionLog } from './completion-log.ts';
import type { CompletionLog } from './completion-log.ts';
import { lockDirectory } from './lock.ts';
import type { Manifest } from './manifest.ts';
import { validate } from './manifest.schema.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

/** A run directory that this process may write to. */
export interface RunDirectory {
  readonly path: string;
  readonly manifest: Manifest;
  readonly log: CompletionLog;
  /** Writes the manifest's last state; a complete run's log is compressed. */
  readonly finish: (ended: Manifest) => Promise<void>;
  /** Lets other processes write here. */
  readonly unlock: () => void;
}

/** The manifest of a run directory. Throws `FinevalError` where there is none, or where it is broken. */
export function readManifest(directory: string): Manifest {
  const file = join(directory, 'manifest.json');
  if (!existsSync(file)) throw new FinevalError('RUN_ABSENT', { directory });
  return readJsonFile({ file, what: 'the manifest of a run' }, validate);
}

/**
 * Begins a run, or goes on with the one that is there when `resume` is set.
 * Throws `RUN_EXISTS`, `RUN_DIFFERS` or `RUN_LOCKED`.
 */
export async function openRunDirectory(
  path: string,
  planned: Manifest,
  { resume }: { resume: boolean },
): Promise<RunDirectory> {
  makeFolder(path);
  const unlock = lockDirectory(path);
  try {
    const begun = existsSync(join(path, 'manifest.json')) ? readManifest(path) : undefined;
    if (begun !== undefined && !resume) throw new FinevalError('RUN_EXISTS', { directory: path });
    if (begun !== undefined) checkSame(path, begun, planned);
    const manifest = begun === undefined ? planned : { ...begun, status: 'running' as const };
    writeManifest(path, manifest);
    await restoreLog(path);
    const log = await openCompletionLog(path);
    return { path, manifest, log, unlock, finish: (ended) => finish(path, ended) };
  } catch (error) {
    unlock();
    throw error;
  }
}

function makeFolder(path: string): void {
  if (existsSync(path) && !statSync(path).isDirectory()) {
    throw new FinevalError('DISK', { file: path, problem: 'it is a file, and a run needs a folder' });
  }
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw diskError(path, error);
  }
}

async function finish(path: string, ended: Manifest): Promise<void> {
  writeManifest(path, ended);
  if (ended.status === 'complete') await compressLog(path);
}

function writeManifest(path: string, manifest: Manifest): void {
  writeFileAtomically(join(path, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

function checkSame(directory: string, begun: Manifest, planned: Manifest): void {
  const fields = differences(begun, planned);
  if (fields.length > 0) throw new FinevalError('RUN_DIFFERS', { directory, fields });
}

/** What decides an answer; times, the machine and fineval's own version do not. */
function differences(begun: Manifest, planned: Manifest): readonly string[] {
  const parts: readonly [string, unknown, unknown][] = [
    ['model', [begun.model.provider, begun.model.identity], [planned.model.provider, planned.model.identity]],
    ['suites', begun.suites.map((suite) => suite.id), planned.suites.map((suite) => suite.id)],
    ['scoring', begun.suites.map((suite) => suite.scoring), planned.suites.map((suite) => suite.scoring)],
    ['suite digest', begun.suites.map((suite) => suite.digest), planned.suites.map((suite) => suite.digest)],
    ['data', begun.suites.map((suite) => suite.sources), planned.suites.map((suite) => suite.sources)],
    [
      'prompts and token limits',
      begun.suites.map((suite) => suite.tasks),
      planned.suites.map((suite) => suite.tasks),
    ],
    ['generation', begun.generation, planned.generation],
    ['selection', begun.selection, planned.selection],
    ['stage', begun.stage, planned.stage],
  ];
  return parts.filter(([, one, other]) => !isDeepStrictEqual(one, other)).map(([name]) => name);
}

/** Removes what a run derived, and what a killed process had begun of it, so that it can be derived anew. */
export function removeDerived(directory: string): void {
  const derived = /^(?:scores\.jsonl|summary\.json)(?:\.\d+\.tmp)?$/u;
  for (const name of readdirSync(directory)) if (derived.test(name)) rmSync(join(directory, name));
}
