import { benjaminiHochberg } from '../../stats/benjamini-hochberg.ts';
import type { Interval } from '../../stats/interval.ts';
import { seedOf } from '../seed-of.ts';
import { judgeFamily } from '../compare/judge-family.ts';
import type { RawCell } from '../compare/judge-family.ts';
import { measureDelta } from '../compare/measure-delta.ts';
import { oneStratum } from '../compare/strata.ts';
import type { Placed } from '../compare/strata.ts';
import type { DeltaVerdict } from '../compare/verdict.ts';
import { meanPoints } from '../gate/scope.ts';
import { labelValues } from './label-of-suite.ts';
import type { ProfiledStage, ProfiledSuite, ProfileSettings } from './stage-profile.ts';

/** A stage's score on the samples of one label of a suite. */
export interface LabelScore {
  readonly suite: string;
  /** The label's name, or `task`. */
  readonly dimension: string;
  readonly label: string;
  readonly n: number;
  /** Mean points. */
  readonly value: number;
  /** Against the parent; absent for the base, and where the tasks cannot be compared. */
  readonly delta?: LabelDelta;
}

/** The difference on one label; p is Benjamini and Hochberg's over all labels and stages of the suite. */
export interface LabelDelta {
  readonly n: number;
  readonly estimate: number;
  readonly interval: Interval | null;
  readonly adjustedP: number | null;
  readonly verdict: DeltaVerdict;
}

interface Measured {
  readonly stage: string;
  readonly score: Omit<LabelScore, 'delta'>;
  readonly raw?: RawCell;
}

/** The scores of every stage on every label, suite by suite. */
export function labelScores(
  stages: readonly ProfiledStage[],
  settings: ProfileSettings,
): ReadonlyMap<string, readonly LabelScore[]> {
  const measured = stages.flatMap(({ id, suites }) =>
    suites.flatMap((suite) => measureLabels(suite, id, settings)),
  );
  const families = [...Map.groupBy(measured, ({ score }) => score.suite).values()];
  const judged = families.flatMap((family) => judgeLabels(family, settings));
  const groups = Map.groupBy(judged, ({ stage }) => stage);
  return new Map([...groups].map(([stage, group]) => [stage, group.map(({ score }) => score)]));
}

function judgeLabels(
  family: readonly Measured[],
  settings: ProfileSettings,
): readonly { stage: string; score: LabelScore }[] {
  const compared = family.flatMap((one) => (one.raw === undefined ? [] : [{ one, raw: one.raw }]));
  const judged = judgeFamily(
    compared.map(({ raw }) => raw),
    benjaminiHochberg,
    settings,
  );
  const cells = new Map(compared.map(({ one }, index) => [one, judged[index]]));
  return family.map((one) => {
    const { stage, score } = one;
    const cell = cells.get(one);
    if (cell?.state !== 'compared') return { stage, score };
    const { n, estimate, interval } = cell.delta;
    const { adjustedP, verdict } = cell;
    return { stage, score: { ...score, delta: { n, estimate, interval, adjustedP, verdict } } };
  });
}

function measureLabels(suite: ProfiledSuite, stage: string, { seed }: ProfileSettings): readonly Measured[] {
  const { name, by, samples, matched } = suite;
  const tasks = matched?.tasks.filter(({ mismatches }) => mismatches.length === 0) ?? [];
  const pairs = groupByLabel(
    tasks.flatMap((task) => task.pairs),
    by,
  );
  return [...groupByLabel(samples, by)].flatMap(([label, members]) => {
    const points = members.map(({ outcomes }) => meanPoints(outcomes)).filter((one) => one !== null);
    if (points.length === 0) return [];
    const value = points.reduce((sum, one) => sum + one, 0) / points.length;
    const score = { suite: name, dimension: by, label, n: points.length, value };
    const raw = measureDelta(
      oneStratum(label, pairs.get(label) ?? []),
      seedOf(seed, `${stage}/${name}/${by}=${label}`),
    );
    return [{ stage, score, ...(raw === null ? {} : { raw }) }];
  });
}

/** By label, in the order of the labels' names; a sample with several counts in each. */
function groupByLabel<Sample extends Placed>(
  samples: readonly Sample[],
  by: string,
): ReadonlyMap<string, readonly Sample[]> {
  const groups = new Map<string, Sample[]>();
  for (const sample of samples) {
    for (const label of new Set(labelValues(sample, by))) {
      const group = groups.get(label);
      if (group === undefined) groups.set(label, [sample]);
      else group.push(sample);
    }
  }
  return new Map([...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
