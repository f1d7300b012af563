import { passAtK } from '../../stats/pass-at-k.ts';
import { seedOf } from '../seed-of.ts';
import { measureDelta } from '../compare/measure-delta.ts';
import type { Delta } from '../compare/measure-delta.ts';
import type { PairedSample } from '../compare/pair-samples.ts';
import type { ScoredSample, SuiteFacts } from '../compare/run-scores.ts';
import { headlineStrata } from '../compare/strata.ts';
import { verdictOf } from '../compare/verdict.ts';

/** How pass@1 and pass@k moved from a stage's parent. */
export interface SamplingShift {
  readonly k: number;
  readonly passAt1: Delta;
  readonly passAtK: Delta;
  /**
   * `new ability`: samples are solved that k answers did not solve. `sharper sampling`: one answer is right more often,
   * and k answers solve no more. `narrower`: k answers solve less.
   */
  readonly reading: 'new ability' | 'sharper sampling' | 'narrower' | 'cannot tell';
}

export interface ShiftInput {
  readonly facts: SuiteFacts;
  readonly base: readonly ScoredSample[];
  readonly candidate: readonly ScoredSample[];
  readonly repeats: number;
  readonly settings: { readonly alpha: number; readonly tie: number; readonly seed: number };
}

/** Compares pass@1 with pass@k for k the number of repeats. `null` without repeats, and where no sample has all of them. */
export function samplingShift(input: ShiftInput): SamplingShift | null {
  const { repeats, settings, facts } = input;
  if (repeats < 2) return null;
  const measure = (k: number): Delta | null => {
    const pairs = pairPasses(input, k);
    return pairs.length === 0
      ? null
      : measureDelta(headlineStrata(facts, pairs), seedOf(settings.seed, `${facts.id}/pass@${k}`));
  };
  const [one, many] = [measure(1), measure(repeats)];
  if (one === null || many === null) return null;
  const [first, all] = [verdictOf(one, one.p, settings), verdictOf(many, many.p, settings)];
  const reading =
    all === 'better'
      ? 'new ability'
      : all === 'worse'
        ? 'narrower'
        : first === 'better'
          ? 'sharper sampling'
          : 'cannot tell';
  return { k: repeats, passAt1: one, passAtK: many, reading };
}

/** Samples of which both runs answered every repeat. */
function pairPasses({ base, candidate, repeats }: ShiftInput, k: number): readonly PairedSample[] {
  const others = new Map(candidate.map((sample) => [sample.id, sample]));
  return base.flatMap((sample): readonly PairedSample[] => {
    const [one, other] = [passOf(sample, repeats, k), passOf(others.get(sample.id), repeats, k)];
    if (one === null || other === null) return [];
    const { id, task, labels, cluster } = sample;
    const difference = other - one;
    const parts = { truncation: 0, unreadable: 0, content: difference };
    const readable = { base: 1, candidate: 1 };
    return [{ id, task, labels, cluster, base: one, candidate: other, difference, parts, repeats, readable }];
  });
}

function passOf(sample: ScoredSample | undefined, repeats: number, k: number): number | null {
  const known = sample?.outcomes.filter(({ points }) => points !== null) ?? [];
  if (known.length < repeats) return null;
  return passAtK({ repeats, correct: known.filter(({ points }) => points === 1).length, k });
}
