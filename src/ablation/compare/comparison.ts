import type { Json } from '../../json/json.ts';
import type { Column } from '../../scoring/score.ts';
import type { Delta, SampleFlips } from './measure-delta.ts';
import type { Mismatch } from './match-suite.ts';
import type { DeltaVerdict } from './verdict.ts';

/** What became of two runs' scores, side by side: one value from which every rendering is made. */
export interface Comparison {
  readonly schemaVersion: 1;
  readonly base: ComparedRun;
  readonly candidate: ComparedRun;
  readonly settings: CompareSettings;
  /** In the order of their names. */
  readonly suites: readonly SuiteComparison[];
  /** Suites that only one of the runs asked. */
  readonly onlyBase: readonly string[];
  readonly onlyCandidate: readonly string[];
  /** What is taken for granted, as sentences. */
  readonly cautions: readonly string[];
}

export interface ComparedRun {
  readonly name: string;
  readonly model: string;
  readonly stage?: string;
  readonly status: string;
}

export interface CompareSettings {
  readonly column: Column;
  readonly accept: readonly string[];
  readonly alpha: number;
  /** The tie margin: smaller differences do not matter. */
  readonly tie: number;
  readonly seed: number;
  /** How many flipped samples of each suite are listed. */
  readonly flips: number;
}

/** Two cells whose protocols agree, or the fields in which they do not. */
export type Compared =
  | {
      readonly state: 'compared';
      readonly delta: Delta;
      /** Holm's over suites, Benjamini and Hochberg's over the tasks and over the labels of a suite. */
      readonly adjustedP: number | null;
      readonly verdict: DeltaVerdict;
    }
  | { readonly state: 'not-comparable'; readonly mismatches: readonly FieldMismatch[] };

/** A differing field with the tasks it concerns. */
export interface FieldMismatch extends Omit<Mismatch, 'task'> {
  readonly tasks: readonly string[];
}

export interface SuiteComparison {
  readonly suite: string;
  readonly headline: Compared;
  /** The other column's headline beside it. */
  readonly other?: { readonly column: Column; readonly delta: Delta };
  /** Samples left out because one run has no answer. */
  readonly failed: number;
  /** Differing fields that the user accepted. */
  readonly accepted: readonly FieldMismatch[];
  readonly tasks: readonly { readonly task: string; readonly cell: Compared }[];
  readonly labels: readonly { readonly dimension: string; readonly value: string; readonly cell: Compared }[];
  readonly flipped: readonly FlippedSample[];
}

/** A sample whose points changed, with both answers as the scorer understood them. */
export interface FlippedSample {
  readonly id: string;
  readonly task: string;
  readonly flip: keyof SampleFlips;
  readonly difference: number;
  readonly base: AnswerShown;
  readonly candidate: AnswerShown;
}

export interface AnswerShown {
  readonly points: number | null;
  readonly state: string;
  readonly answer: Json;
}
