import { clusterGroups, type ClusterId } from './cluster-groups.ts';
import { mulberry32 } from './mulberry32.ts';

export interface ResampleOptions {
  /** How many samples there are. */
  readonly n: number;
  readonly seed: number;
  /** How many times to resample; 2,000 when absent. */
  readonly replicates?: number;
  /** Which cluster each sample belongs to: clusters are then drawn as a whole. */
  readonly clusters?: readonly ClusterId[];
}

/**
 * Bootstrap resamples of n samples as lists of their indices. The same options give the same lists, so all stages of
 * an ablation can be resampled alike: sort the samples by id first. Nothing is kept in memory; each walk draws anew.
 */
export interface Resamples {
  readonly n: number;
  readonly replicates: number;
  /** What is drawn with replacement: the members of each cluster, or each sample by itself. */
  readonly units: readonly ArrayLike<number>[];
  /** Visits all resamples in order. The list of indices is reused: read it, do not keep it. */
  readonly forEach: (visit: (indices: Uint32Array, replicate: number) => void) => void;
  /**
   * The same resamples as how often each sample is drawn, and how many draws that are; faster for sums. The counts are
   * reused: read them, do not keep them.
   */
  readonly forEachCount: (visit: (times: Float64Array, size: number, replicate: number) => void) => void;
}

/** Draws unit number ⌊u · units⌋ for each uniform number u of {@link mulberry32}, as many as there are units. */
export function resamples(options: ResampleOptions): Resamples {
  const { n, seed, replicates = 2000, clusters } = options;
  if (!(Number.isInteger(n) && n >= 0)) throw new RangeError(`cannot resample ${n} samples`);
  if (!(Number.isInteger(replicates) && replicates > 0))
    throw new RangeError(`cannot resample ${replicates} times`);
  if (clusters && clusters.length !== n)
    throw new RangeError(`${n} samples cannot have ${clusters.length} clusters`);
  const units = clusters ? clusterGroups(clusters) : Array.from({ length: n }, (_, sample) => [sample]);
  const draw = clusters ? drawClusters(units) : drawSamples(n);
  return {
    n,
    replicates,
    units,
    forEach(visit) {
      const random = mulberry32(seed);
      for (let replicate = 0; replicate < replicates; replicate += 1) visit(draw(random), replicate);
    },
    forEachCount(visit) {
      const random = mulberry32(seed);
      const count = clusters ? countClusters(units, n) : countSamples(n);
      for (let replicate = 0; replicate < replicates; replicate += 1) {
        const { times, size } = count(random);
        visit(times, size, replicate);
      }
    },
  };
}

type Draw = (random: () => number) => Uint32Array;

function drawSamples(n: number): Draw {
  const indices = new Uint32Array(n);
  return (random) => {
    for (let i = 0; i < n; i += 1) indices[i] = random() * n;
    return indices;
  };
}

type Count = (random: () => number) => { readonly times: Float64Array; readonly size: number };

function countSamples(n: number): Count {
  const times = new Float64Array(n);
  const counted = { times, size: n };
  return (random) => {
    times.fill(0);
    for (let i = 0; i < n; i += 1) {
      const drawn = (random() * n) >>> 0;
      times[drawn] = (times[drawn] ?? 0) + 1;
    }
    return counted;
  };
}

function countClusters(units: readonly ArrayLike<number>[], n: number): Count {
  const times = new Float64Array(n);
  return (random) => {
    times.fill(0);
    let size = 0;
    for (let i = 0; i < units.length; i += 1) {
      const unit = units[(random() * units.length) >>> 0] ?? [];
      for (let member = 0; member < unit.length; member += 1) {
        const drawn = unit[member] ?? 0;
        times[drawn] = (times[drawn] ?? 0) + 1;
      }
      size += unit.length;
    }
    return { times, size };
  };
}

function drawClusters(units: readonly ArrayLike<number>[]): Draw {
  const largest = units.reduce((most, unit) => Math.max(most, unit.length), 0);
  const indices = new Uint32Array(units.length * largest);
  return (random) => {
    let filled = 0;
    for (let i = 0; i < units.length; i += 1) {
      const unit = units[Math.floor(random() * units.length)] ?? [];
      for (let member = 0; member < unit.length; member += 1) indices[filled + member] = unit[member] ?? 0;
      filled += unit.length;
    }
    return indices.subarray(0, filled);
  };
}
