import { holm } from '../../stats/holm.ts';
import type { ScoringMode } from '../../model/scoring-mode.ts';
import type { Interval } from '../../stats/interval.ts';
import type { Compared } from '../compare/comparison.ts';
import { judgeFamily } from '../compare/judge-family.ts';
import type { MatchedSuite } from '../compare/match-suite.ts';
import type { ScoredSample, SuiteFacts } from '../compare/run-scores.ts';
import type { VerdictOptions } from '../compare/verdict.ts';
import { measureCapability, measureOverall } from './capability.ts';
import type { CapabilityMeasure } from './capability.ts';
import { labelScores } from './label-scores.ts';
import type { LabelScore } from './label-scores.ts';

/** What a stage does beyond its suites: over all tasks, by capability, and label by label. */
export interface StageProfile {
  /** Absent for the base. */
  readonly overall?: OverallDelta;
  /** In the order of their names. */
  readonly capabilities: readonly CapabilityScore[];
  readonly labels: readonly LabelScore[];
}

/** The mean over all tasks that can be compared, each weighed alike, against the parent. */
export interface OverallDelta {
  readonly cell: Compared;
  /** Tasks in it. */
  readonly tasks: number;
  /** Tasks of the stage. */
  readonly of: number;
}

/** The mean over the tasks of a capability, each weighed alike; what was asked by likelihood is a capability of its own. */
export interface CapabilityScore {
  readonly capability: string;
  /** Each as `suite/task`. */
  readonly tasks: readonly string[];
  readonly n: number;
  readonly value: number;
  readonly interval: Interval | null;
  /** Against the parent; absent for the base. One task that cannot be compared spoils it. */
  readonly delta?: Compared;
}

/** A stage's suites beside its parent's. */
export interface ProfiledStage {
  readonly id: string;
  readonly parent?: string;
  readonly suites: readonly ProfiledSuite[];
}

export interface ProfiledSuite {
  /** What it is called in the ablation. */
  readonly name: string;
  readonly scoring: ScoringMode;
  readonly facts: SuiteFacts;
  readonly samples: readonly ScoredSample[];
  /** Absent for the base, and where the parent was not asked it. */
  readonly matched?: MatchedSuite;
  /** The label whose values are told apart, `task` for the tasks themselves. */
  readonly by: string;
}

export interface ProfileSettings extends VerdictOptions {
  readonly seed: number;
}

/** The profiles of all stages. p-values are Holm's over stages, and over stages and capabilities; labels have their own. */
export function profileStages(
  stages: readonly ProfiledStage[],
  settings: ProfileSettings,
): ReadonlyMap<string, StageProfile> {
  const overall = judgeOverall(stages, settings);
  const capabilities = judgeCapabilities(stages, settings);
  const labels = labelScores(stages, settings);
  return new Map(
    stages.map(({ id }) => {
      const whole = overall.get(id);
      const profile = { capabilities: capabilities.get(id) ?? [], labels: labels.get(id) ?? [] };
      return [id, whole === undefined ? profile : { overall: whole, ...profile }];
    }),
  );
}

function judgeOverall(
  stages: readonly ProfiledStage[],
  settings: ProfileSettings,
): ReadonlyMap<string, OverallDelta> {
  const measured = stages
    .filter(({ parent }) => parent !== undefined)
    .map((stage) => ({ id: stage.id, measure: measureOverall(stage, settings) }));
  const judged = judgeFamily(
    measured.map(({ measure }) => measure.raw),
    holm,
    settings,
  );
  return new Map(
    measured.flatMap(({ id, measure: { tasks, of } }, index) => {
      const cell = judged[index];
      return cell === undefined ? [] : [[id, { cell, tasks, of }]];
    }),
  );
}

function judgeCapabilities(
  stages: readonly ProfiledStage[],
  settings: ProfileSettings,
): ReadonlyMap<string, readonly CapabilityScore[]> {
  const measured = stages.flatMap((stage) => measureCapability(stage, settings));
  const compared = measured.flatMap((one) => (one.raw === undefined ? [] : [{ one, raw: one.raw }]));
  const judged = judgeFamily(
    compared.map(({ raw }) => raw),
    holm,
    settings,
  );
  const deltas = new Map(compared.map(({ one }, index) => [one, judged[index]]));
  const groups = Map.groupBy(measured, ({ stage }) => stage);
  return new Map([...groups].map(([id, group]) => [id, group.map((one) => scoreOf(one, deltas.get(one)))]));
}

function scoreOf({ score }: CapabilityMeasure, delta: Compared | undefined): CapabilityScore {
  return delta === undefined ? score : { ...score, delta };
}
