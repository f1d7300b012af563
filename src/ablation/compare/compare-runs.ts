import { benjaminiHochberg } from '../../stats/benjamini-hochberg.ts';
import { holm } from '../../stats/holm.ts';
import type { Column } from '../../scoring/score.ts';
import { seedOf } from '../seed-of.ts';
import type { Compared, ComparedRun, CompareSettings, Comparison, SuiteComparison } from './comparison.ts';
import { flippedSamples } from './flipped-samples.ts';
import { headlinePairs, matchSuite } from './match-suite.ts';
import { groupMismatches, isDelta, judgeFamily } from './judge-family.ts';
import type { RawCell } from './judge-family.ts';
import type { MatchedSuite } from './match-suite.ts';
import { measureDelta } from './measure-delta.ts';
import type { Delta } from './measure-delta.ts';
import type { PairedSample } from './pair-samples.ts';
import { assumptionsOf } from './run-scores.ts';
import type { RunScores } from './run-scores.ts';
import { headlineStrata, oneStratum } from './strata.ts';

type Pair = readonly [base: RunScores, candidate: RunScores];

/** Compares two runs on the samples they share: suite by suite, task by task, label by label. */
export function compareRuns([base, candidate]: Pair, settings: CompareSettings): Comparison {
  const ours = new Set(base.suites.map(({ facts }) => facts.id));
  const theirs = new Set(candidate.suites.map(({ facts }) => facts.id));
  const shared = [...ours].filter((suite) => theirs.has(suite)).toSorted();
  const matched = shared.flatMap((suite) => matchSuite([base, candidate], suite, settings) ?? []);
  const raw = matched.map((suite) => rawHeadline(suite, settings.seed));
  const headlines = judgeFamily(raw, holm, settings);
  return {
    schemaVersion: 1,
    base: comparedRun(base),
    candidate: comparedRun(candidate),
    settings,
    suites: matched.map((suite, index) => {
      const headline = headlines[index] ?? { state: 'not-comparable', mismatches: [] };
      return compareSuite(suite, headline, { pair: [base, candidate], settings });
    }),
    onlyBase: [...ours].filter((suite) => !theirs.has(suite)).toSorted(),
    onlyCandidate: [...theirs].filter((suite) => !ours.has(suite)).toSorted(),
    cautions: assumptionsOf([base, candidate]),
  };
}

function comparedRun({ name, manifest }: RunScores): ComparedRun {
  const { model, stage, status } = manifest;
  return { name, model: model.ref, ...(stage === undefined ? {} : { stage }), status };
}

/** A suite's one number, or why there is none. A single task that cannot be compared spoils it. */
export function rawHeadline(matched: MatchedSuite, seed: number): RawCell {
  const { pairs, mismatches } = headlinePairs(matched);
  if (mismatches.length > 0) return mismatches;
  const { facts } = matched;
  return measureDelta(headlineStrata(facts, pairs), seedOf(seed, facts.id)) ?? [];
}

interface SuiteJob {
  readonly pair: Pair;
  readonly settings: CompareSettings;
}

function compareSuite(
  matched: MatchedSuite,
  headline: Compared,
  { pair, settings }: SuiteJob,
): SuiteComparison {
  const { facts, tasks } = matched;
  const comparable = tasks.filter(({ mismatches }) => mismatches.length === 0);
  const pairs = comparable.flatMap((task) => task.pairs);
  const other = otherColumn(pair, facts.id, settings);
  return {
    suite: facts.id,
    headline,
    ...(other === undefined ? {} : { other }),
    failed: tasks.reduce((sum, { failed }) => sum + failed, 0),
    accepted: groupMismatches(tasks.flatMap(({ accepted }) => accepted)),
    tasks: compareTasks(matched, settings),
    labels: compareLabels(facts.id, pairs, settings),
    flipped: flippedSamples(pairs, flipSource(pair, facts.id, settings.column), settings.flips),
  };
}

function compareTasks({ facts, tasks }: MatchedSuite, settings: CompareSettings): SuiteComparison['tasks'] {
  const raw = tasks.map(({ task, pairs, mismatches }) => {
    const seed = seedOf(settings.seed, `${facts.id}/${task}`);
    return mismatches.length > 0 ? mismatches : (measureDelta(oneStratum(task, pairs), seed) ?? []);
  });
  const judged = judgeFamily(raw, benjaminiHochberg, settings);
  return judged.map((cell, index) => ({ task: tasks[index]?.task ?? '', cell }));
}

function compareLabels(
  suite: string,
  pairs: readonly PairedSample[],
  settings: CompareSettings,
): SuiteComparison['labels'] {
  const groups = labelGroups(pairs);
  const raw = groups.map(({ dimension, value, samples }) => {
    const seed = seedOf(settings.seed, `${suite}/${dimension}=${value}`);
    return measureDelta(oneStratum(value, samples), seed) ?? [];
  });
  const judged = judgeFamily(raw, benjaminiHochberg, settings);
  return groups.flatMap(({ dimension, value }, index) => {
    const cell = judged[index];
    return cell === undefined ? [] : [{ dimension, value, cell }];
  });
}

function labelGroups(
  pairs: readonly PairedSample[],
): readonly { dimension: string; value: string; samples: PairedSample[] }[] {
  const groups = new Map<string, { dimension: string; value: string; samples: PairedSample[] }>();
  for (const pair of pairs) {
    for (const [dimension, values] of Object.entries(pair.labels)) {
      for (const value of new Set(values)) {
        const key = `${dimension}\0${value}`;
        const group = groups.get(key) ?? { dimension, value, samples: [] };
        groups.set(key, group);
        group.samples.push(pair);
      }
    }
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function otherColumn(
  pair: Pair,
  suite: string,
  settings: CompareSettings,
): { column: Column; delta: Delta } | undefined {
  const column = settings.column === 'strict' ? 'official' : 'strict';
  const matched = matchSuite(pair, suite, { column, accept: settings.accept });
  const cell = matched === undefined ? [] : rawHeadline(matched, settings.seed);
  return isDelta(cell) ? { column, delta: cell } : undefined;
}

function flipSource([base, candidate]: Pair, suite: string, column: Column) {
  const samplesOf = ({ suites }: RunScores) => suites.find(({ facts }) => facts.id === suite)?.samples ?? [];
  return { base: samplesOf(base), candidate: samplesOf(candidate), column };
}
