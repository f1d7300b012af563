import type { Column } from '../../scoring/score.ts';
import { matchSuite } from '../compare/match-suite.ts';
import type { Mismatch } from '../compare/match-suite.ts';
import { nameSample } from '../compare/name-sample.ts';
import type { PairedSample } from '../compare/pair-samples.ts';
import { outcomesOf } from '../compare/run-scores.ts';
import type { Outcome, RunScores, ScoredSample, SuiteFacts } from '../compare/run-scores.ts';
import { headlineStrata, isInHeadline, oneStratum, taskStrata } from '../compare/strata.ts';
import type { Stratum } from '../compare/strata.ts';
import type { RuleScope } from './gate-policy.ts';
import { runOfSuite } from './rule-runs.ts';

/** The samples of a rule, weighed as its number weighs them. */
export interface ScopedPairs {
  readonly strata: readonly Stratum<PairedSample>[];
  readonly mismatches: readonly Mismatch[];
}

/** A sample of one run with its points. */
export interface PointedSample {
  readonly id: string;
  readonly suite: string;
  readonly task: string;
  readonly labels: ScoredSample['labels'];
  readonly cluster: string;
  readonly points: number;
}

/** The paired samples of a rule in the runs of two checkpoints, and the fields in which they differ there. */
export function scopePairs(
  [base, candidate]: readonly [base: readonly RunScores[], candidate: readonly RunScores[]],
  scope: RuleScope,
  options: { readonly column: Column; readonly accept: readonly string[] },
): ScopedPairs {
  const mismatches: Mismatch[] = [];
  const found: { facts: SuiteFacts; samples: (PairedSample & { suite: string })[] }[] = [];
  for (const suite of suitesOf([...base, ...candidate], scope)) {
    const [ours, theirs] = [runOfSuite(base, suite), runOfSuite(candidate, suite)];
    const matched =
      ours === undefined || theirs === undefined ? undefined : matchSuite([ours, theirs], suite, options);
    if (matched === undefined) {
      const [inBase, inCandidate] = [ours !== undefined, theirs !== undefined];
      mismatches.push({ field: 'task', task: suite, base: inBase, candidate: inCandidate });
      continue;
    }
    const { facts, tasks } = matched;
    const chosen = tasks.filter(({ task }) => taskIsIn(task, facts, scope));
    mismatches.push(...chosen.flatMap((task) => task.mismatches));
    const samples = chosen.flatMap(({ pairs }) => pairs.filter((pair) => labelIsIn(pair, scope)));
    found.push({ facts, samples: samples.map((pair) => nameSample(pair, suite)) });
  }
  return { strata: strataOf(found, scope), mismatches };
}

/** The samples of a rule in a checkpoint's runs; failed answers are left out. */
export function scopePoints(
  runs: readonly RunScores[],
  scope: RuleScope,
  column: Column,
): readonly Stratum<PointedSample>[] {
  const found = scopedSamples(runs, scope).map(({ facts, samples }) => ({
    facts,
    samples: samples.flatMap((sample) => pointSample(sample, facts.id, column)),
  }));
  return strataOf(found, scope);
}

/** The samples that a rule is about, suite by suite. */
export function scopedSamples(
  runs: readonly RunScores[],
  scope: RuleScope,
): readonly { readonly facts: SuiteFacts; readonly samples: readonly ScoredSample[] }[] {
  return suitesOf(runs, scope).flatMap((suite) => {
    const scores = runOfSuite(runs, suite)?.suites.find(({ facts }) => facts.id === suite);
    if (scores === undefined) return [];
    const samples = scores.samples.filter(
      (sample) => taskIsIn(sample.task, scores.facts, scope) && labelIsIn(sample, scope),
    );
    return [{ facts: scores.facts, samples }];
  });
}

function suitesOf(runs: readonly RunScores[], { suite }: RuleScope): readonly string[] {
  if (suite !== undefined) return [suite];
  return [...new Set(runs.flatMap((run) => run.suites.map(({ facts }) => facts.id)))].toSorted();
}

/** A headline's own tasks where the rule names neither task, label nor capability. */
function taskIsIn(task: string, facts: SuiteFacts, scope: RuleScope): boolean {
  if (scope.task !== undefined) return scope.task === task;
  if (scope.capability !== undefined) return facts.capabilities[task] === scope.capability;
  return scope.label !== undefined || isInHeadline(facts, task);
}

function labelIsIn({ labels }: Pick<ScoredSample, 'labels'>, { label }: RuleScope): boolean {
  return label === undefined || (labels[label.dimension]?.includes(label.value) ?? false);
}

function strataOf<Sample extends ScopedSample>(
  found: readonly { readonly facts: SuiteFacts; readonly samples: readonly Sample[] }[],
  scope: RuleScope,
): readonly Stratum<Sample>[] {
  const all = found.flatMap(({ samples }) => samples);
  if (scope.label !== undefined || (scope.task !== undefined && scope.suite !== undefined))
    return oneStratum('all', all);
  if (scope.capability !== undefined || scope.task !== undefined) return taskStrata(all);
  // A rule without these names one suite: its headline.
  return found.flatMap(({ facts, samples }) => headlineStrata(facts, samples));
}

interface ScopedSample {
  readonly suite: string;
  readonly task: string;
  readonly labels: ScoredSample['labels'];
}

/** A sample with its points; none where its answers failed. */
export function pointSample(sample: ScoredSample, suite: string, column: Column): readonly PointedSample[] {
  const { id, task, labels, cluster } = sample;
  const points = meanPoints(outcomesOf(sample, column));
  return points === null ? [] : [nameSample({ id, task, labels, cluster, points }, suite)];
}

/** The mean points over the repeats that have some; `null` where none has. */
export function meanPoints(outcomes: readonly Outcome[]): number | null {
  let sum = 0;
  let known = 0;
  for (const { points } of outcomes) {
    if (points === null) continue;
    sum += points;
    known += 1;
  }
  return known === 0 ? null : sum / known;
}
