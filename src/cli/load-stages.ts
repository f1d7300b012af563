import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { cellsOf } from '../ablation/chain/ablation-cell.ts';
import type { AblationFile, StageFile } from '../ablation/chain/ablation-file.ts';
import { validate } from '../ablation/chain/ablation-file.schema.ts';
import type { AblationSettings } from '../ablation/chain/ablation-report.ts';
import type { StageRun } from '../ablation/chain/stage-run.ts';
import { ancestorsOf, ChainProblem, linkPresent, orderStages } from '../ablation/chain/stage-chain.ts';
import type { RunScores } from '../ablation/compare/run-scores.ts';
import { loadConfig } from '../config/load-config.ts';
import { FinevalError } from '../errors.ts';
import { readJsonFile } from '../json/read-json-file.ts';
import { readManifest } from '../run/run-directory.ts';
import { readRun } from '../run/read-run.ts';
import { readAccept } from './read-accept.ts';
import { stageRuns } from './stage-runs.ts';
import type { PlacedRun } from './stage-runs.ts';
import type { Terminal } from './terminal.ts';

/** An ablation file with the places of its stages. */
export interface LoadedAblation {
  readonly file: AblationFile;
  /** As it was typed. */
  readonly name: string;
  readonly path: string;
  /** Each after its parent. */
  readonly stages: readonly PlacedStage[];
}

export interface PlacedStage extends StageFile {
  readonly runs: readonly PlacedRun[];
}

/** Reads an ablation file. Throws `FinevalError` where it is wrong. */
export function loadAblation(
  name: string,
  options: { readonly config?: string; readonly runs?: string },
  terminal: Terminal,
): LoadedAblation {
  const cwd = terminal.cwd();
  const path = resolve(cwd, name);
  const file = readJsonFile({ file: path, what: 'an ablation' }, validate);
  readAccept(file.accept?.join(','));
  const { config, folder } = loadConfig(cwd, options.config);
  const configured = config.runs === undefined ? join(cwd, 'runs') : resolve(folder, config.runs);
  const runs =
    options.runs === undefined ? join(configured, basename(name, '.json')) : resolve(cwd, options.runs);
  const folders = { cwd, folder: dirname(path), runs };
  const stages = ordered(path, file.stages);
  checkAskedStages(path, file);
  return {
    file,
    name,
    path,
    stages: stages.map((stage): PlacedStage =>
      Object.assign({ runs: stageRuns(stage, file, folders) }, stage),
    ),
  };
}

function ordered(file: string, stages: readonly StageFile[]): readonly StageFile[] {
  try {
    return orderStages(stages);
  } catch (error) {
    if (!(error instanceof ChainProblem)) throw error;
    throw new FinevalError('FILE_WRONG', { file, problem: error.message }, { cause: error });
  }
}

function checkAskedStages(path: string, { suites = [], stages }: AblationFile): void {
  const known = new Set(stages.map(({ id }) => id));
  const named = suites.flatMap((one) => (typeof one === 'string' ? [] : (one.stages ?? [])));
  const stray = named.find((id) => !known.has(id));
  if (stray === undefined) return;
  throw new FinevalError('FILE_WRONG', {
    file: path,
    problem: `asks a suite of stage "${stray}", which it does not have`,
  });
}

/** Whether a run is there and whole. */
export function isFinished({ directory }: PlacedRun): boolean {
  return (
    existsSync(join(directory, 'manifest.json')) &&
    existsSync(join(directory, 'summary.json')) &&
    readManifest(directory).status === 'complete'
  );
}

/** Whether a stage has a run that is there and whole. */
export function hasRun({ runs }: PlacedStage): boolean {
  return runs.some(isFinished);
}

/** The stages that have a finished run, linked to their nearest ancestors that have one. */
export async function readStages({ path, stages }: LoadedAblation): Promise<readonly StageRun[]> {
  const present = new Set(stages.filter(hasRun).map(({ id }) => id));
  const read: StageRun[] = [];
  for (const { stage, parent } of linkPresent(stages, present)) {
    const { id, targets = [] } = stage;
    const runs = await readStageRuns(stage, path);
    read.push({ id, ...(parent === undefined ? {} : { parent }), targets, runs });
  }
  return read;
}

/** A stage's finished runs. Throws `FILE_WRONG` where two of them hold a suite that was asked in the same way. */
export async function readStageRuns({ id, runs }: PlacedStage, path: string): Promise<readonly RunScores[]> {
  const read: RunScores[] = [];
  for (const { directory, name } of runs.filter(isFinished))
    read.push(await readRun({ directory, name, answers: false }));
  const cells = read.flatMap((run) => cellsOf([run]).map((cell) => ({ cell: cell.name, run: run.name })));
  for (const [cell, holders] of Map.groupBy(cells, (one) => one.cell)) {
    if (holders.length < 2) continue;
    const where = holders.map(({ run }) => run).join(' and ');
    throw new FinevalError('FILE_WRONG', {
      file: path,
      problem: `stage "${id}" has ${cell} twice, in ${where}`,
    });
  }
  return read;
}

/** The settings of a file with defaults for what it leaves open. */
export function settingsOf({ file }: LoadedAblation): AblationSettings {
  return {
    accept: file.accept ?? [],
    alpha: file.alpha ?? 0.05,
    tie: file.tie ?? 0.01,
    seed: file.seed ?? 0,
    replicates: file.replicates ?? 2000,
    difficulty: file.difficulty ?? { from: 'pass-rate' },
    attributeBy: file.attributeBy ?? {},
    capabilities: file.capabilities ?? {},
  };
}

/** A stage of an ablation and the nearest one before it that has a finished run. Throws `STAGE_UNKNOWN`. */
export function findStage(
  { stages }: LoadedAblation,
  id: string,
): { readonly stage: PlacedStage; readonly before: PlacedStage | undefined } {
  const byId = new Map(stages.map((stage) => [stage.id, stage]));
  const stage = byId.get(id);
  if (stage === undefined)
    throw new FinevalError('STAGE_UNKNOWN', { stage: id, known: stages.map((one) => one.id) });
  return { stage, before: ancestorsOf(stage, byId).find(hasRun) };
}
