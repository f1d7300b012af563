import { seedOf } from '../seed-of.ts';
import type { RawCell } from '../compare/judge-family.ts';
import type { Mismatch } from '../compare/match-suite.ts';
import { measureDelta } from '../compare/measure-delta.ts';
import type { PairedSample } from '../compare/pair-samples.ts';
import type { ScoredSample } from '../compare/run-scores.ts';
import { equalStrata } from '../compare/strata.ts';
import { estimateScore } from '../gate/rule-evidence.ts';
import { meanPoints } from '../gate/scope.ts';
import type { PointedSample } from '../gate/scope.ts';
import type { CapabilityScore, ProfiledStage, ProfiledSuite, ProfileSettings } from './stage-profile.ts';

/** The difference over all tasks before its p-value is corrected. */
export interface OverallMeasure {
  readonly raw: RawCell;
  readonly tasks: number;
  readonly of: number;
}

/** A capability's score, and its difference to the parent before its p-value is corrected. */
export interface CapabilityMeasure {
  readonly stage: string;
  readonly score: Omit<CapabilityScore, 'delta'>;
  readonly raw?: RawCell;
}

type NamedPair = PairedSample & { readonly suite: string };

/** The mean over all tasks that can be compared with the parent's. */
export function measureOverall(stage: ProfiledStage, { seed }: ProfileSettings): OverallMeasure {
  const tasks = stage.suites.flatMap(
    ({ name, matched }) => matched?.tasks.map((task) => ({ name, task })) ?? [],
  );
  const usable = tasks.filter(({ task }) => task.mismatches.length === 0 && task.pairs.length > 0);
  const pairs = usable.flatMap(({ name, task }) => task.pairs.map((pair) => namedPair(pair, name)));
  const asked = stage.suites.flatMap(({ samples }) => [...new Set(samples.map(({ task }) => task))]);
  return {
    raw: measurePairs(pairs, seedOf(seed, `${stage.id}/all`)),
    tasks: usable.length,
    of: asked.length,
  };
}

/** The capabilities that a stage's tasks measure, in the order of their names. */
export function measureCapability(
  stage: ProfiledStage,
  settings: ProfileSettings,
): readonly CapabilityMeasure[] {
  const tasks = stage.suites.flatMap((suite) => tasksOf(suite, settings));
  const groups = [...Map.groupBy(tasks, ({ capability }) => capability)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return groups.flatMap(([capability, members]) => {
    const points = members.flatMap(({ points }) => points);
    const estimate = estimateScore(equalStrata(points, placeOf));
    if (estimate === null) return [];
    const score = {
      capability,
      tasks: members.map(({ name, task }) => `${name}/${task}`),
      n: estimate.n,
      value: estimate.value,
      interval: estimate.intervalAt(0.95),
    };
    const mismatches = members.flatMap((member) => member.mismatches);
    const pairs = members.flatMap((member) => member.pairs);
    const seed = seedOf(settings.seed, `${stage.id}/${capability}`);
    const raw = mismatches.length > 0 ? mismatches : measurePairs(pairs, seed);
    return [{ stage: stage.id, score, ...(stage.parent === undefined ? {} : { raw }) }];
  });
}

interface CapabilityTask {
  readonly capability: string;
  readonly name: string;
  readonly task: string;
  readonly points: readonly PointedSample[];
  readonly pairs: readonly NamedPair[];
  readonly mismatches: readonly Mismatch[];
}

function tasksOf(
  { name, facts, samples, matched }: ProfiledSuite,
  { capabilities }: ProfileSettings,
): readonly CapabilityTask[] {
  return [...Map.groupBy(samples, ({ task }) => task)].flatMap(([task, members]) => {
    const capability = capabilities[`${facts.id}/${task}`] ?? facts.capabilities[task];
    if (capability === undefined) return [];
    const found = matched?.tasks.find((one) => one.task === task);
    const absent: Mismatch = { field: 'task', task, base: false, candidate: true };
    return [
      {
        capability,
        name,
        task,
        points: members.flatMap((sample) => pointed(sample, name)),
        pairs: found?.pairs.map((pair) => namedPair(pair, name)) ?? [],
        mismatches: found?.mismatches ?? [absent],
      },
    ];
  });
}

function pointed(
  { id, task, labels, cluster, outcomes }: ScoredSample,
  suite: string,
): readonly PointedSample[] {
  const points = meanPoints(outcomes);
  return points === null
    ? []
    : [{ id: `${suite}/${id}`, suite, task, labels, cluster: `${suite}/${cluster}`, points }];
}

function namedPair(pair: PairedSample, suite: string): NamedPair {
  return { ...pair, id: `${suite}/${pair.id}`, cluster: `${suite}/${pair.cluster}`, suite };
}

function measurePairs(pairs: readonly NamedPair[], seed: number): RawCell {
  return measureDelta(equalStrata(pairs, placeOf), seed) ?? [];
}

function placeOf({ suite, task }: { readonly suite: string; readonly task: string }): string {
  return `${suite}/${task}`;
}
