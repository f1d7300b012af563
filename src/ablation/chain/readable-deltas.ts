import { holm } from '../../stats/holm.ts';
import { judgeFamily } from '../compare/judge-family.ts';
import type { RawCell } from '../compare/judge-family.ts';
import type { Compared } from '../compare/comparison.ts';
import { headlinePairs } from '../compare/match-suite.ts';
import type { MatchedSuite } from '../compare/match-suite.ts';
import { measureDelta } from '../compare/measure-delta.ts';
import type { PairedSample } from '../compare/pair-samples.ts';
import { oneStratum } from '../compare/strata.ts';
import type { VerdictOptions } from '../compare/verdict.ts';
import type { SuiteAnalysis } from './analyse-suite.ts';
import type { StageRun } from './stage-run.ts';
import { seedOf } from '../seed-of.ts';

/** How the share of readable answers moved from a stage's parent, right or wrong as they may be. */
export interface ReadableDelta {
  readonly suite: string;
  /** The parent. */
  readonly with: string;
  /** Its numbers are shares of the answers, not points; every answer counts alike, whatever its task. */
  readonly cell: Compared;
}

/** A suite of a stage beside its parent's. */
export interface ReadablePair {
  readonly stage: string;
  readonly suite: string;
  readonly with: string;
  readonly matched: MatchedSuite;
}

/**
 * Stage → the differences of its readable shares. All of them are one family under Holm's correction, apart from that of
 * the points.
 */
export function readableDeltas(
  pairs: readonly ReadablePair[],
  settings: VerdictOptions & { readonly seed: number },
): ReadonlyMap<string, readonly ReadableDelta[]> {
  const raw = pairs.map((pair) => rawReadable(pair, settings.seed));
  const judged = judgeFamily(raw, holm, settings);
  const deltas = pairs.flatMap(({ stage, suite, with: other }, index) => {
    const cell = judged[index];
    return cell === undefined ? [] : [{ stage, delta: { suite, with: other, cell } }];
  });
  const byStage = Map.groupBy(deltas, ({ stage }) => stage);
  return new Map([...byStage].map(([stage, own]) => [stage, own.map(({ delta }) => delta)]));
}

/** A stage's suites beside its parent's: those that were written, for what is weighed can always be read. */
export function readablePairs(
  stages: readonly StageRun[],
  analyses: readonly SuiteAnalysis[],
): readonly ReadablePair[] {
  const written = analyses.filter(({ place }) => place.scoring === 'generation');
  return stages.flatMap(({ id, parent }) =>
    written.flatMap(({ place, matched: byStage }): readonly ReadablePair[] => {
      const matched = byStage.get(id);
      if (parent === undefined || matched === undefined) return [];
      return [{ stage: id, suite: place.name, with: parent, matched }];
    }),
  );
}

function rawReadable({ stage, suite, matched }: ReadablePair, seed: number): RawCell {
  const { pairs, mismatches } = headlinePairs(matched);
  if (mismatches.length > 0) return mismatches;
  const samples = pairs.map(readability);
  return measureDelta(oneStratum('all', samples), seedOf(seed, `${stage}/${suite}/readable`)) ?? [];
}

/** A sample with the share of its answers that could be read in the place of its points. */
function readability({ id, task, labels, cluster, repeats, readable }: PairedSample): PairedSample {
  const { base, candidate } = readable;
  const difference = candidate - base;
  const parts = { truncation: 0, unreadable: difference, content: 0 };
  return { id, task, labels, cluster, base, candidate, difference, parts, repeats, readable };
}
