import { resamples } from '../../stats/resamples.ts';
import type { ScoredSample, SuiteFacts, SuiteScores } from '../compare/run-scores.ts';
import { headlineStrata } from '../compare/strata.ts';
import { seedOf } from '../seed-of.ts';

/** All samples of a suite over all stages, stratum by stratum: what every stage is resampled on alike. */
export interface Frame {
  readonly facts: SuiteFacts;
  readonly strata: readonly FrameStratum[];
  /** Sample → its place over all strata. */
  readonly places: ReadonlyMap<string, number>;
}

export interface FrameStratum {
  readonly id: string;
  readonly weight: number;
  /** The place of its first sample. */
  readonly start: number;
  readonly samples: readonly ScoredSample[];
}

/** The frame of a suite's scores at all stages. */
export function frameOf(scores: readonly SuiteScores[]): Frame | undefined {
  const [first] = scores;
  if (first === undefined) return undefined;
  const samples = new Map<string, ScoredSample>();
  for (const one of scores)
    for (const sample of one.samples) if (!samples.has(sample.id)) samples.set(sample.id, sample);
  const sorted = [...samples.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  let start = 0;
  const places = new Map<string, number>();
  const strata: FrameStratum[] = [];
  for (const { id, weight, samples: members } of headlineStrata(first.facts, sorted)) {
    strata.push({ id, weight, start, samples: members });
    for (const [offset, sample] of members.entries()) places.set(sample.id, start + offset);
    start += members.length;
  }
  return { facts: first.facts, strata, places };
}

/** Numbers of some samples of a frame; all others are 0. Places ascend. */
export interface SparseNumbers {
  readonly places: Uint32Array;
  readonly values: Float64Array;
}

export interface ResampleSettings {
  readonly seed: number;
  readonly replicates: number;
}

/**
 * The sum of each list in each resample of the frame. All lists see the same resamples; each stratum is resampled for
 * itself, whole clusters at a time, for its size is given and not drawn.
 */
export function resampledSums(
  frame: Frame,
  lists: readonly SparseNumbers[],
  { seed, replicates }: ResampleSettings,
): readonly Float64Array[] {
  const sums = lists.map(() => new Float64Array(replicates));
  for (const { id, start, samples } of frame.strata) {
    const parts = lists.flatMap((list, index) => {
      const part = slice(list, start, start + samples.length);
      const own = sums[index];
      return part.places.length === 0 || own === undefined ? [] : [{ part, own }];
    });
    const clusters = samples.map(({ cluster }) => cluster);
    const n = samples.length;
    const plan = resamples({
      n,
      seed: seedOf(seed, `${frame.facts.id}/${id}`),
      replicates,
      ...(new Set(clusters).size < n ? { clusters } : {}),
    });
    plan.forEachCount((times, size, replicate) => {
      const scale = n / size;
      for (const { part, own } of parts)
        own[replicate] = (own[replicate] ?? 0) + weighedSum(part, times) * scale;
    });
  }
  return sums;
}

/** The part of a list that lies in a range, with places counted from its start. */
function slice({ places, values }: SparseNumbers, start: number, end: number): SparseNumbers {
  const first = places.findIndex((place) => place >= start);
  if (first < 0) return { places: new Uint32Array(), values: new Float64Array() };
  const after = places.findIndex((place) => place >= end);
  const last = after < 0 ? places.length : after;
  return {
    places: places.slice(first, last).map((place) => place - start),
    values: values.slice(first, last),
  };
}

function weighedSum({ places, values }: SparseNumbers, times: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < places.length; i += 1) sum += (values[i] ?? 0) * (times[places[i] ?? 0] ?? 0);
  return sum;
}
