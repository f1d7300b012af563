import { percentileInterval } from '../../stats/bootstrap-interval.ts';
import type { Interval } from '../../stats/interval.ts';
import type { PairedSample } from '../compare/pair-samples.ts';
import type { Stratum } from '../compare/strata.ts';
import type { Difficulties } from './difficulty.ts';
import type { Frame, SparseNumbers } from './frame.ts';

/** A part of a headline's difference. All parts of a comparison add up to it. */
export interface AttributionPart {
  readonly label: string;
  readonly difficulty: string;
  /** `format`: one of the two answers could not be read. `content`: both could. */
  readonly part: 'format' | 'content';
  readonly contribution: number;
  /** 95 %, percentile, on the resamples that all stages share. */
  readonly interval: Interval | null;
  /** Samples that contribute. */
  readonly samples: number;
}

/** The parts of one comparison before their intervals are known. */
export interface AttributionLists {
  readonly parts: readonly Omit<AttributionPart, 'interval'>[];
  /** What each sample of the frame adds to each part. */
  readonly lists: readonly SparseNumbers[];
}

export interface AttributionInput {
  readonly frame: Frame;
  /** The comparison's samples as its headline weighs them. */
  readonly strata: readonly Stratum<PairedSample>[];
  readonly difficulties: Difficulties;
  /** The values a sample counts under; it is split evenly between several. */
  readonly labelsOf: (sample: PairedSample) => readonly string[];
}

interface Growing {
  readonly head: Pick<AttributionPart, 'label' | 'difficulty' | 'part'>;
  readonly entries: [place: number, value: number][];
}

/** Splits a headline's difference over label × difficulty × format or content, exactly. */
export function attribute({ frame, strata, difficulties, labelsOf }: AttributionInput): AttributionLists {
  const cells = new Map<string, Growing>();
  for (const { weight, samples } of strata) {
    for (const sample of samples) {
      if (sample.difference === 0 && sample.parts.content === 0) continue;
      const place = frame.places.get(sample.id);
      if (place === undefined) continue;
      const labels = labelsOf(sample);
      const share = weight / (samples.length * labels.length);
      const { content, truncation, unreadable } = sample.parts;
      for (const label of labels) {
        const head = { label, difficulty: difficulties.get(sample.id) ?? 'unknown' };
        add(cells, { ...head, part: 'content' }, [place, share * content]);
        add(cells, { ...head, part: 'format' }, [place, share * (truncation + unreadable)]);
      }
    }
  }
  const sorted = [...cells].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
  return { parts: sorted.map(toPart), lists: sorted.map(toSparse) };
}

/** What each sample of the frame adds to a headline's difference as a whole. */
export function wholeDifference(frame: Frame, strata: readonly Stratum<PairedSample>[]): SparseNumbers {
  const entries: [place: number, value: number][] = [];
  for (const { weight, samples } of strata) {
    for (const { id, difference } of samples) {
      const place = frame.places.get(id);
      if (difference !== 0 && place !== undefined)
        entries.push([place, (weight * difference) / samples.length]);
    }
  }
  return sparse(entries);
}

function add(
  cells: Map<string, Growing>,
  head: Growing['head'],
  entry: [place: number, value: number],
): void {
  if (entry[1] === 0) return;
  const key = `${head.label}\0${head.difficulty}\0${head.part}`;
  const cell = cells.get(key) ?? { head, entries: [] };
  cells.set(key, cell);
  cell.entries.push(entry);
}

function toPart({ head, entries }: Growing): Omit<AttributionPart, 'interval'> {
  return {
    ...head,
    contribution: entries.reduce((sum, [, value]) => sum + value, 0),
    samples: entries.length,
  };
}

function toSparse({ entries }: Growing): SparseNumbers {
  return sparse(entries);
}

function sparse(entries: readonly [place: number, value: number][]): SparseNumbers {
  const sorted = entries.toSorted(([a], [b]) => a - b);
  return {
    places: Uint32Array.from(sorted, ([place]) => place),
    values: Float64Array.from(sorted, ([, value]) => value),
  };
}

/** The parts with the intervals that their resampled sums give. */
export function withIntervals(
  { parts }: AttributionLists,
  sums: readonly Float64Array[],
): readonly AttributionPart[] {
  return parts.map((part, index) => {
    const { label, difficulty, contribution, samples } = part;
    const interval = percentileInterval(sums[index] ?? new Float64Array());
    return { label, difficulty, part: part.part, contribution, interval, samples };
  });
}
