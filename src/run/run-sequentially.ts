import { ModelError } from '../model/model-error.ts';
import type { Model } from '../model/model.ts';
import { pointsOf } from '../scoring/score.ts';
import { askAll } from './ask-all.ts';
import type { Ask } from './ask.ts';
import { requireLikelihoods } from './choose-likeliest.ts';
import { logPath, readCompletions } from './completion-log.ts';
import { recordKey } from './completion-record.ts';
import type { CompletionRecord } from './completion-record.ts';
import type { Generation, Manifest } from './manifest.ts';
import { openRunDirectory, removeDerived } from './run-directory.ts';
import type { RunDirectory } from './run-directory.ts';
import type { PlannedSuite } from './run-suites.ts';
import { ScoringPass } from './scoring-pass.ts';
import { strictScoreOf } from './strict-score-of.ts';
import { WarningSet } from './warning-set.ts';

/** A run that may end before its last question. */
export interface SequentialRunPlan {
  readonly directory: string;
  readonly resume: boolean;
  readonly manifest: Manifest;
  readonly suites: readonly PlannedSuite[];
  readonly model: Model;
  readonly generation: Generation;
  readonly concurrency: number;
  /** Questions in the order in which they count. */
  readonly asks: readonly Ask[];
  readonly stop: AbortSignal;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  /**
   * Gets each answer's strict points in the order of `asks`, whatever the order of arrival; `null` where there is no
   * answer. `true` ends the asking.
   */
  readonly onPoints: (ask: Ask, points: number | null) => boolean;
}

export interface SequentialRunOutcome {
  readonly manifest: Manifest;
  /** Answers that counted, repeats included. */
  readonly counted: number;
  /** Whether `onPoints` ended it. */
  readonly settled: boolean;
  readonly stoppedBy?: Error;
}

/**
 * Asks in the given order until it is told that it is enough, writing down every answer. Answers on the disk count
 * first where they come first. A run that ends early is `incomplete`.
 */
export async function runSequentially(plan: SequentialRunPlan): Promise<SequentialRunOutcome> {
  requireLikelihoods(plan.model, plan.suites);
  const directory = await openRunDirectory(plan.directory, plan.manifest, { resume: plan.resume });
  try {
    removeDerived(plan.directory);
    const replay = new OrderedAnswers(plan);
    replay.warnings.add(directory.manifest.warnings);
    const stoppedBy = await askUntilSettled(plan, directory, replay);
    const manifest: Manifest = {
      ...directory.manifest,
      status: replay.counted === plan.asks.length ? 'complete' : 'incomplete',
      finishedAt: plan.now().toISOString(),
      warnings: replay.warnings.list(),
    };
    const { suites } = plan;
    const { repeats } = manifest.selection;
    const { index } = directory.log;
    const log = logPath(plan.directory);
    new ScoringPass({ directory: plan.directory, suites, repeats, index, log }).finish(manifest);
    await directory.finish(manifest);
    const { counted, settled } = replay;
    return { manifest, counted, settled, ...(stoppedBy === undefined ? {} : { stoppedBy }) };
  } finally {
    directory.unlock();
  }
}

async function askUntilSettled(
  plan: SequentialRunPlan,
  directory: RunDirectory,
  replay: OrderedAnswers,
): Promise<Error | undefined> {
  const enough = new AbortController();
  const stop = AbortSignal.any([plan.stop, enough.signal]);
  try {
    for await (const record of readCompletions(plan.directory))
      if (record.completion !== undefined) replay.add(record);
    if (replay.settled) return undefined;
    const { model, generation, concurrency, signal } = plan;
    const result = await askAll({
      asks: plan.asks.filter((one) => !directory.log.index.isAnswered(questionOf(one))),
      model,
      generation,
      concurrency,
      stop,
      signal,
      onRecord: async (record) => {
        await directory.log.append(record);
        replay.add(record);
        if (replay.settled) enough.abort();
      },
    });
    if (plan.stop.aborted) return new ModelError('aborted', 'the run was told to stop');
    return result.stoppedBy;
  } finally {
    await directory.log.close();
  }
}

/** Answers come in any order and count in the order of asking, so that the verdict depends on nothing but the seed. */
class OrderedAnswers {
  readonly #plan: SequentialRunPlan;
  readonly #waiting = new Map<string, CompletionRecord>();
  readonly warnings = new WarningSet();
  counted = 0;
  settled = false;

  constructor(plan: SequentialRunPlan) {
    this.#plan = plan;
  }

  add(record: CompletionRecord): void {
    this.warnings.add(record.completion?.warnings ?? []);
    this.#waiting.set(recordKey(record), record);
    for (;;) {
      const next = this.#plan.asks[this.counted];
      const found = next === undefined ? undefined : this.#waiting.get(keyOf(next));
      if (next === undefined || found === undefined || this.settled) return;
      this.#waiting.delete(keyOf(next));
      this.counted += 1;
      this.settled = this.#plan.onPoints(next, pointsOfRecord(next, found));
    }
  }
}

function pointsOfRecord({ question }: Ask, { completion }: CompletionRecord): number | null {
  return completion === undefined ? null : pointsOf(strictScoreOf(question.gold, completion));
}

function questionOf({ suite, question, repeat }: Ask): Pick<CompletionRecord, 'suite' | 'sample' | 'repeat'> {
  return { suite, sample: question.sample.id, repeat };
}

function keyOf(ask: Ask): string {
  return recordKey(questionOf(ask));
}
