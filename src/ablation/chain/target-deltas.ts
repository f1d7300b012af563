import { seedOf } from '../seed-of.ts';
import type { RawCell } from '../compare/judge-family.ts';
import type { MatchedSuite } from '../compare/match-suite.ts';
import { measureDelta } from '../compare/measure-delta.ts';
import { nameSample } from '../compare/name-sample.ts';
import { taskStrata } from '../compare/strata.ts';
import { mergeQuestions } from './merge-questions.ts';
import type { NamedSample } from './merge-questions.ts';

/** A stage's gain on what it was meant to improve, and on everything else. */
export interface TargetDeltas {
  readonly on: RawCell;
  readonly off: RawCell;
}

export interface TargetInput {
  readonly stage: string;
  readonly targets: readonly string[];
  /** The stage's suites beside its parent's. */
  readonly matched: readonly MatchedSuite[];
  readonly seed: number;
}

/**
 * Means over tasks, each weighed alike whatever its suite and size; of a task that was asked in two ways each sample counts
 * with the mean of both. Tasks that cannot be compared are left out.
 */
export function targetDeltas(input: TargetInput): TargetDeltas {
  const { stage, targets, matched, seed } = input;
  const on: NamedSample[] = [];
  const off: NamedSample[] = [];
  for (const { facts, tasks } of matched) {
    for (const { task, pairs, mismatches } of tasks) {
      if (mismatches.length > 0) continue;
      const capability = facts.capabilities[task];
      const side = capability !== undefined && targets.includes(capability) ? on : off;
      for (const pair of pairs) side.push(nameSample(pair, facts.id));
    }
  }
  const measure = (samples: readonly NamedSample[], name: string): RawCell =>
    measureDelta(taskStrata(mergeQuestions(samples)), seedOf(seed, `${stage}/${name}`)) ?? [];
  return { on: measure(on, 'on-target'), off: measure(off, 'off-target') };
}
