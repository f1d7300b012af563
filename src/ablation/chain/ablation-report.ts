import type { Interval } from '../../stats/interval.ts';
import type { Compared } from '../compare/comparison.ts';
import type { AblationCell } from './ablation-cell.ts';
import type { DifficultySource } from './ablation-file.ts';
import type { AttributionPart } from './attribution.ts';
import type { Forgetting } from './forgetting.ts';
import type { ReadableDelta } from './readable-deltas.ts';
import type { SamplingShift } from './sampling-shift.ts';
import type { StageProfile } from './stage-profile.ts';
import type { SuiteScore } from './suite-score.ts';

/** What each stage did: one value from which every rendering is made. */
export interface AblationReport {
  readonly schemaVersion: 1;
  readonly title?: string;
  readonly settings: AblationSettings;
  /** Names of the columns, `fineval` and `fineval (likelihood)`: what `suite` means in everything below. */
  readonly suites: readonly string[];
  /** The columns again, with the suite's id and how it was asked. */
  readonly cells: readonly AblationCell[];
  /** Each after its parent. */
  readonly stages: readonly StageReport[];
  /** Stages of the file that are not in the report, and why. */
  readonly leftOut: readonly { readonly stage: string; readonly because: string }[];
  /** What is taken for granted, as sentences. */
  readonly cautions: readonly string[];
}

export interface AblationSettings {
  readonly accept: readonly string[];
  readonly alpha: number;
  readonly tie: number;
  readonly seed: number;
  readonly replicates: number;
  readonly difficulty: DifficultySource;
  readonly attributeBy: Readonly<Record<string, string>>;
  readonly capabilities: Readonly<Record<string, string>>;
}

export interface StageReport extends StageProfile {
  readonly stage: string;
  /** The nearest stage before it that is in the report; absent for the base. */
  readonly parent?: string;
  readonly model: string;
  readonly targets: readonly string[];
  readonly scores: readonly SuiteScore[];
  /** Against the parent, the base, and the best of the stages before it, suite by suite. Empty for the base. */
  readonly against: Readonly<Record<Opponent, readonly SuiteDelta[]>>;
  /** Mean over the tasks of its target capabilities, against the parent; absent without targets or parent. */
  readonly onTarget?: Compared;
  /** Mean over all other tasks. */
  readonly offTarget?: Compared;
  /** How the share of readable answers moved from the parent; suites whose options are weighed have no such share. */
  readonly readable: readonly ReadableDelta[];
  readonly forgetting: readonly ({ readonly suite: string } & Forgetting)[];
  readonly attribution: readonly SuiteAttribution[];
  readonly sampling: readonly ({ readonly suite: string } & SamplingShift)[];
}

export type Opponent = 'parent' | 'base' | 'best';

export interface SuiteDelta {
  readonly suite: string;
  /** The stage it is compared with. */
  readonly with: string;
  readonly cell: Compared;
  /** 95 %, percentile, on the resamples that all stages share. */
  readonly bootstrap: Interval | null;
}

/** A headline's difference to the parent, split exactly. */
export interface SuiteAttribution {
  readonly suite: string;
  /** The label whose values gains are attributed to. */
  readonly by: string;
  readonly total: number;
  readonly parts: readonly AttributionPart[];
}
