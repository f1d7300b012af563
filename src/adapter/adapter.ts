import type { Labels } from '../dataset/sample.ts';
import type { Json, JsonObject } from '../json/json.ts';
import type { Completion } from '../model/model.ts';
import type { Score } from '../scoring/score.ts';

/** One form that answers can take: how gold is read, how completions are judged. */
export interface Adapter {
  /** The word for it in `suite.json`: `label-set`. */
  readonly kind: string;
  /** A task's answer form. Throws `SuiteProblem` where the task's options are not this adapter's. */
  readonly open: (task: TaskOptions) => AnswerForm;
}

/** What a task of `suite.json` tells its adapter. */
export interface TaskOptions {
  /** The adapter's own options, checked by the adapter. */
  readonly options: JsonObject;
  /** Which published scorer fills the official column; absent where there is none. */
  readonly official?: string;
}

export interface AnswerForm {
  /** Makes a record's gold answer ready for judging. Throws `BadTarget` when it has not the form's shape. */
  readonly readGold: (target: Json, input: JsonObject) => Gold;
  /** The answers of which one is chosen, for likelihood scoring; absent where answers have to be written. */
  readonly choices?: (input: JsonObject) => readonly string[];
  /** Answers that need no model, made from the data: constant answers, list-everything. */
  readonly baselines: (golds: readonly GoldWords[]) => readonly Baseline[];
}

/** The gold answer of one sample. */
export interface Gold {
  /** What the gold says about the sample's place: its entity types, its question form. */
  readonly labels: Labels;
  /** The gold answer in the words a degenerate baseline repeats: one text an item. */
  readonly items: readonly string[];
  readonly strict: Scorer;
  /** Absent where the suite publishes no scorer. */
  readonly official?: Scorer;
  /** Judges one of the form's `choices` that was chosen and not written. Absent where the form has none. */
  readonly chosen?: (choice: string) => Score;
}

/** What baselines are made from; a run has as many as samples, so they hold no scorers. */
export type GoldWords = Pick<Gold, 'labels' | 'items'>;

/** Judges a completion against one gold answer. Pure: the same completion always gets the same score. */
export type Scorer = (completion: Completion) => Score;

/** A way of answering without a model. What it scores is the floor under a real score. */
export interface Baseline {
  /** `always-b`, `list-everything`. */
  readonly id: string;
  /** What it does, for a table: `always "B"`. */
  readonly title: string;
  /** Its answer to a sample. */
  readonly answer: (input: JsonObject) => string;
}

/** A gold answer that has not the shape its answer form needs. `message` continues "field … ". */
export class BadTarget extends Error {
  override readonly name = 'BadTarget';
}

/** A task whose options its adapter does not understand. `message` is what is wrong. */
export class SuiteProblem extends Error {
  override readonly name = 'SuiteProblem';
}
