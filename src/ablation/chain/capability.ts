import { seedOf } from '../seed-of.ts';
import type { RawCell } from '../compare/judge-family.ts';
import type { Mismatch } from '../compare/match-suite.ts';
import { measureDelta } from '../compare/measure-delta.ts';
import { nameSample } from '../compare/name-sample.ts';
import { taskStrata } from '../compare/strata.ts';
import { estimateScore } from '../gate/rule-evidence.ts';
import { pointSample } from '../gate/scope.ts';
import type { PointedSample } from '../gate/scope.ts';
import { mergeQuestions } from './merge-questions.ts';
import type { NamedSample } from './merge-questions.ts';
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

/** The mean over all tasks that can be compared with the parent's. A question that was asked in two ways counts once. */
export function measureOverall({ id, suites }: ProfiledStage, { seed }: ProfileSettings): OverallMeasure {
  const pairs = suites.flatMap(({ facts, matched }) => {
    const usable = matched?.tasks.filter(({ mismatches }) => mismatches.length === 0) ?? [];
    return usable.flatMap((task) => task.pairs.map((pair) => nameSample(pair, facts.id)));
  });
  const asked = suites.flatMap(({ facts, samples }) => samples.map(({ task }) => `${facts.id}/${task}`));
  return {
    raw: measurePairs(mergeQuestions(pairs), seedOf(seed, `${id}/all`)),
    tasks: new Set(pairs.map(placeOf)).size,
    of: new Set(asked).size,
  };
}

/** The capabilities that a stage's tasks measure, in the order of their names. */
export function measureCapability(
  stage: ProfiledStage,
  settings: ProfileSettings,
): readonly CapabilityMeasure[] {
  const tasks = stage.suites.flatMap(tasksOf);
  const groups = [...Map.groupBy(tasks, ({ capability }) => capability)].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return groups.flatMap(([capability, members]) => {
    const points = members.flatMap(({ points }) => points);
    const estimate = estimateScore(taskStrata(points));
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
  readonly pairs: readonly NamedSample[];
  readonly mismatches: readonly Mismatch[];
}

function tasksOf({ name, scoring, facts, samples, matched }: ProfiledSuite): readonly CapabilityTask[] {
  return [...Map.groupBy(samples, ({ task }) => task)].flatMap(([task, members]) => {
    const capability = facts.capabilities[task];
    if (capability === undefined) return [];
    const found = matched?.tasks.find((one) => one.task === task);
    const absent: Mismatch = { field: 'task', task, base: false, candidate: true };
    return [
      {
        capability: scoring === 'generation' ? capability : `${capability} (${scoring})`,
        name,
        task,
        points: members.flatMap((sample) => pointSample(sample, name, 'strict')),
        pairs: found?.pairs.map((pair) => nameSample(pair, name)) ?? [],
        mismatches: found?.mismatches ?? [absent],
      },
    ];
  });
}

function measurePairs(pairs: readonly NamedSample[], seed: number): RawCell {
  return measureDelta(taskStrata(pairs), seed) ?? [];
}

function placeOf({ suite, task }: { readonly suite: string; readonly task: string }): string {
  return `${suite}/${task}`;
}
