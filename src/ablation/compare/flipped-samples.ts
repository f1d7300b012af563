import type { Column } from '../../scoring/score.ts';
import type { AnswerShown, FlippedSample } from './comparison.ts';
import { flipOf } from './measure-delta.ts';
import type { PairedSample } from './pair-samples.ts';
import { outcomesOf } from './run-scores.ts';
import type { ScoredSample } from './run-scores.ts';

/** Where the answers of flipped samples are. */
export interface FlipSource {
  readonly base: readonly ScoredSample[];
  readonly candidate: readonly ScoredSample[];
  readonly column: Column;
}

/**
 * The samples whose points changed most, losses before gains of the same size, for losses are what one looks into; with
 * the first repeat's answers that differ in points.
 */
export function flippedSamples(
  pairs: readonly PairedSample[],
  source: FlipSource,
  count: number,
): readonly FlippedSample[] {
  const changed = pairs.filter(({ difference }) => difference !== 0);
  const ranked = changed.toSorted(
    (a, b) =>
      Math.abs(b.difference) - Math.abs(a.difference) ||
      a.difference - b.difference ||
      (a.id < b.id ? -1 : 1),
  );
  return ranked.slice(0, count).map((pair) => {
    const [base, candidate] = answersOf(pair.id, source);
    const { id, task, difference } = pair;
    return { id, task, flip: flipOf(pair), difference, base, candidate };
  });
}

function answersOf(id: string, { base, candidate, column }: FlipSource): [AnswerShown, AnswerShown] {
  const outcomes = (samples: readonly ScoredSample[]) => {
    const sample = samples.find((one) => one.id === id);
    return sample === undefined ? [] : outcomesOf(sample, column);
  };
  const [ours, theirs] = [outcomes(base), outcomes(candidate)];
  const differing = ours.findIndex(({ points }, repeat) => {
    const other = theirs[repeat]?.points ?? null;
    return points !== null && other !== null && points !== other;
  });
  return [shown(ours[Math.max(0, differing)]), shown(theirs[Math.max(0, differing)])];
}

function shown(outcome: ScoredSample['outcomes'][number] | undefined): AnswerShown {
  return {
    points: outcome?.points ?? null,
    state: outcome?.state ?? 'absent',
    answer: outcome?.answer ?? null,
  };
}
