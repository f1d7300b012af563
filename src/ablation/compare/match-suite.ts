import type { Json } from '../../json/json.ts';
import type { Column } from '../../scoring/score.ts';
import { pairSamples } from './pair-samples.ts';
import type { PairedSample } from './pair-samples.ts';
import { differingFields, protocolOf } from './protocol.ts';
import type { ProtocolField } from './protocol.ts';
import type { RunScores, SuiteFacts } from './run-scores.ts';
import { isInHeadline } from './strata.ts';

/** A field in which two runs differ so that their numbers cannot be compared. */
export interface Mismatch {
  /** `task`: one of the runs did not ask it. `samples`: one run's files lack samples that the other's hold. */
  readonly field: ProtocolField | 'task' | 'samples';
  readonly task: string;
  readonly base: Json;
  readonly candidate: Json;
}

/** A task of two runs, sample by sample. */
export interface MatchedTask {
  readonly task: string;
  readonly pairs: readonly PairedSample[];
  /** Left out because one of the two runs has no answer. */
  readonly failed: number;
  /** Empty where the task may be compared. */
  readonly mismatches: readonly Mismatch[];
  /** Differing fields that the user accepted. */
  readonly accepted: readonly Mismatch[];
}

/** A suite of two runs. */
export interface MatchedSuite {
  readonly facts: SuiteFacts;
  readonly tasks: readonly MatchedTask[];
}

/** What is compared and what may differ. */
export interface MatchOptions {
  readonly column: Column;
  /** Fields that may differ because the user says so. */
  readonly accept: readonly string[];
}

/** Puts a suite of two runs side by side, task by task in the order of their names. */
export function matchSuite(
  [base, candidate]: readonly [RunScores, RunScores],
  suite: string,
  { column, accept }: MatchOptions,
): MatchedSuite | undefined {
  const ours = base.suites.find(({ facts }) => facts.id === suite);
  const theirs = candidate.suites.find(({ facts }) => facts.id === suite);
  if (ours === undefined || theirs === undefined) return undefined;
  const byTask = Map.groupBy(ours.samples, ({ task }) => task);
  const othersByTask = Map.groupBy(theirs.samples, ({ task }) => task);
  const names = [...new Set([...byTask.keys(), ...othersByTask.keys()])].toSorted();
  const tasks = names.map((task): MatchedTask => {
    const { pairs, failed, onlyBase, onlyCandidate } = pairSamples(
      byTask.get(task) ?? [],
      othersByTask.get(task) ?? [],
      column,
    );
    const found = [
      ...protocolMismatches([base, candidate], suite, task),
      ...sampleMismatches(task, onlyBase, onlyCandidate),
    ];
    return {
      task,
      pairs,
      failed: failed.length,
      mismatches: found.filter(({ field }) => !accept.includes(field)),
      accepted: found.filter(({ field }) => accept.includes(field)),
    };
  });
  const known = ours.assumed === undefined ? ours : theirs;
  return { facts: known.facts, tasks };
}

/** The samples that a suite's headline counts, and the fields in which their tasks differ. */
export function headlinePairs({ facts, tasks }: MatchedSuite): {
  readonly pairs: readonly PairedSample[];
  readonly mismatches: readonly Mismatch[];
} {
  const counted = tasks.filter(({ task }) => isInHeadline(facts, task));
  return {
    pairs: counted.flatMap(({ pairs }) => pairs),
    mismatches: counted.flatMap(({ mismatches }) => mismatches),
  };
}

function protocolMismatches(
  [base, candidate]: readonly [RunScores, RunScores],
  suite: string,
  task: string,
): readonly Mismatch[] {
  const ours = protocolOf(base, suite, task);
  const theirs = protocolOf(candidate, suite, task);
  if (ours === undefined || theirs === undefined) {
    return [{ field: 'task', task, base: ours !== undefined, candidate: theirs !== undefined }];
  }
  return differingFields(ours, theirs).map((field) => ({
    field,
    task,
    base: ours[field],
    candidate: theirs[field],
  }));
}

function sampleMismatches(
  task: string,
  onlyBase: readonly string[],
  onlyCandidate: readonly string[],
): readonly Mismatch[] {
  if (onlyBase.length === 0 && onlyCandidate.length === 0) return [];
  return [{ field: 'samples', task, base: [...onlyBase], candidate: [...onlyCandidate] }];
}
