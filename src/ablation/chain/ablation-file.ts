import type { ScoringMode } from '../../model/scoring-mode.ts';
import type { WeightSettings } from '../weights/weight-settings.ts';

/** An ablation as it is written: a chain of training stages with a run or a model for each. */
export interface AblationFile {
  readonly title?: string;
  /** Suites that are asked of stages with a model; a name alone is asked by generation. */
  readonly suites?: readonly (string | AskedSuite)[];
  /** How they are asked; defaults are those of `fineval run`. */
  readonly run?: RunSettings;
  readonly stages: readonly StageFile[];
  /** `suite/task` → what the task measures, instead of what its suite says. */
  readonly capabilities?: Readonly<Record<string, string>>;
  /** Fields of the protocol that may differ between stages. */
  readonly accept?: readonly string[];
  /** 0.05 when absent. */
  readonly alpha?: number;
  /** Differences smaller than this share of 1 do not matter; 0.01 when absent. */
  readonly tie?: number;
  /** Of resamples and sign flips; 0 when absent. */
  readonly seed?: number;
  /** Bootstrap resamples; 2,000 when absent. */
  readonly replicates?: number;
  /** Where a sample's difficulty comes from; the pass rate over all stages and repeats when absent. */
  readonly difficulty?: DifficultySource;
  /** Suite → the label whose values gains are attributed to; the headline's own label or the task when absent. */
  readonly attributeBy?: Readonly<Record<string, string>>;
  readonly weights?: Partial<WeightSettings>;
}

/** A suite with the way it is asked; the same suite may stand there in both. */
export interface AskedSuite {
  readonly suite: string;
  readonly scoring: ScoringMode;
  /** Only these stages are asked; all when absent. */
  readonly stages?: readonly string[];
}

export interface StageFile {
  /** `reasoning-rl`. */
  readonly id: string;
  /** The stage that this one was trained from; absent for the base. */
  readonly parent?: string;
  /** What is asked where there is no run: a reference as `--model` takes it. */
  readonly model?: string;
  /** A run directory that is there already, or several, relative to the file's folder. */
  readonly run?: string | readonly string[];
  /** Capabilities that the stage is meant to improve. */
  readonly targets?: readonly string[];
}

/** Options of `fineval run`. */
export interface RunSettings {
  readonly repeats?: number;
  readonly limit?: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly maxTokens?: number;
  readonly seed?: number;
  readonly thinking?: 'on' | 'off' | 'auto';
  /** Use the invented sample split. */
  readonly sample?: boolean;
}

/** Cuts are pass rates: below the first is hard, from the second on easy. */
export type DifficultySource =
  | { readonly from: 'pass-rate'; readonly cuts?: readonly [number, number] }
  | { readonly from: 'label'; readonly label: string };
