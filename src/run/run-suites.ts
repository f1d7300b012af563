import type { Question } from '../dataset/question.ts';
import type { SuiteData } from '../dataset/read-samples.ts';
import { ModelError } from '../model/model-error.ts';
import type { Model } from '../model/model.ts';
import type { Suite } from '../suite/suite.ts';
import { askAll } from './ask-all.ts';
import type { AskingResult } from './ask-all.ts';
import { requireLikelihoods } from './choose-likeliest.ts';
import { logPath } from './completion-log.ts';
import type { CompletionRecord } from './completion-record.ts';
import type { Generation, Manifest, Selection } from './manifest.ts';
import { missingAsks } from './missing-asks.ts';
import { openRunDirectory, removeDerived } from './run-directory.ts';
import type { RunDirectory } from './run-directory.ts';
import { ScoringPass } from './scoring-pass.ts';
import { SpareScoring } from './spare-scoring.ts';
import type { Summary } from './summary.ts';
import { WarningSet } from './warning-set.ts';

/** A suite with the data and the questions of it that are asked. */
export interface PlannedSuite {
  readonly suite: Suite;
  readonly data: SuiteData;
  readonly questions: readonly Question[];
  /** Task id → limit of new tokens. */
  readonly maxTokens: Readonly<Record<string, number>>;
  /** Absent: answers are written. */
  readonly scoring?: 'likelihood';
  /** Tasks that likelihood scoring leaves out. */
  readonly openTasks?: readonly string[];
}

export interface RunPlan {
  readonly directory: string;
  readonly resume: boolean;
  readonly manifest: Manifest;
  readonly suites: readonly PlannedSuite[];
  readonly model: Model;
  readonly generation: Generation;
  readonly selection: Selection;
  readonly concurrency: number;
  /** Failed answers as a share of all; above it the run is incomplete. */
  readonly errorBudget: number;
  /** Ends the asking after the answers in flight. */
  readonly stop: AbortSignal;
  /** Ends the answers in flight too. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly onProgress: (progress: Progress) => void;
  /** Called once, when as many questions as may be are asked, and there is nothing to do but to wait for answers. */
  readonly onWaiting?: () => void;
}

/** How far a run is; `done` counts answers that were on the disk before. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly failed: number;
  /** Answers of this process, for a rate. */
  readonly fresh: number;
}

export interface RunOutcome {
  readonly manifest: Manifest;
  readonly summary: Summary;
  readonly total: number;
  readonly answered: number;
  readonly failed: number;
  /** Why the asking ended before its end; absent when every question was put. */
  readonly stoppedBy?: Error;
}

/** Asks what is not answered yet, writes it down as it comes, and judges what is on the disk. */
export async function runSuites(plan: RunPlan): Promise<RunOutcome> {
  requireLikelihoods(plan.model, plan.suites);
  const directory = await openRunDirectory(plan.directory, plan.manifest, { resume: plan.resume });
  const { suites, selection } = plan;
  const { index } = directory.log;
  const log = logPath(plan.directory);
  const scoring = new ScoringPass({
    directory: plan.directory,
    suites,
    repeats: selection.repeats,
    index,
    log,
  });
  try {
    removeDerived(plan.directory);
    const warnings = new WarningSet();
    warnings.add(directory.manifest.warnings);
    const asked = await askMissing(plan, directory, { warnings, scoring });
    const tally = tallyOf(plan, directory, asked);
    const manifest: Manifest = {
      ...directory.manifest,
      status: isComplete(plan, tally) ? 'complete' : 'incomplete',
      finishedAt: plan.now().toISOString(),
      warnings: warnings.list(),
      ...observationsOf(plan, directory.manifest),
    };
    const summary = scoring.finish(manifest);
    await directory.finish(manifest);
    return { manifest, summary, ...tally };
  } finally {
    scoring.close();
    directory.unlock();
  }
}

async function askMissing(
  plan: RunPlan,
  directory: RunDirectory,
  { warnings, scoring }: { warnings: WarningSet; scoring: ScoringPass },
): Promise<AskingResult> {
  const { model, generation, concurrency, stop, signal } = plan;
  const total = countAsks(plan);
  const progress = { done: directory.log.index.answered, failed: 0, fresh: 0 };
  const spare = new SpareScoring(scoring, directory.log);
  const onRecord = async (record: CompletionRecord): Promise<void> => {
    const written = directory.log.append(record);
    if (written !== undefined) await written;
    if (record.completion?.warnings !== undefined) warnings.add(record.completion.warnings);
    progress.fresh += 1;
    if (record.error === undefined) progress.done += 1;
    else progress.failed += 1;
    plan.onProgress({ ...progress, total });
    spare.answered();
  };
  plan.onProgress({ ...progress, total });
  try {
    const asks = missingAsks(plan, directory.log.index);
    const { onWaiting } = plan;
    return await askAll({ asks, model, generation, concurrency, stop, signal, onRecord, onWaiting });
  } finally {
    await directory.log.close();
  }
}

function countAsks({ suites, selection }: RunPlan): number {
  return suites.reduce((sum, { questions }) => sum + questions.length * selection.repeats, 0);
}

function observationsOf({ model }: RunPlan, { observations = [] }: Manifest): Pick<Manifest, 'observations'> {
  const seen = model.observations?.();
  return seen === undefined ? {} : { observations: [...observations, seen] };
}

type Tally = Pick<RunOutcome, 'total' | 'answered' | 'failed' | 'stoppedBy'>;

function tallyOf(plan: RunPlan, directory: RunDirectory, { failed, stoppedBy }: AskingResult): Tally {
  const tally = { total: countAsks(plan), answered: directory.log.index.answered, failed };
  const isCut = plan.stop.aborted && tally.answered + failed < tally.total;
  const why = stoppedBy ?? (isCut ? new ModelError('aborted', 'the run was told to stop') : undefined);
  return why === undefined ? tally : { ...tally, stoppedBy: why };
}

function isComplete({ errorBudget }: RunPlan, { total, answered, failed, stoppedBy }: Tally): boolean {
  return stoppedBy === undefined && answered + failed === total && failed <= errorBudget * total;
}
