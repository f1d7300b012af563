import { bisect } from '../../stats/distribution/bisect.ts';
import { normalQuantile, twoSidedZ } from '../../stats/distribution/normal.ts';
import type { Interval } from '../../stats/interval.ts';
import { macroInterval } from '../../stats/mean-interval.ts';
import { scoreInterval } from '../../stats/score-interval.ts';
import { differenceInterval, differencesOf } from '../compare/difference-interval.ts';
import { weighedMean } from '../compare/measure-delta.ts';
import type { PairedSample } from '../compare/pair-samples.ts';
import type { Stratum } from '../compare/strata.ts';
import { exactDifferenceEvidence, exactScoreEvidence } from './exact-evidence.ts';
import type { ExactEvidence } from './exact-evidence.ts';
import type { PointedSample } from './scope.ts';

/** A number with everything known of its uncertainty. */
export interface Estimate {
  readonly value: number;
  readonly n: number;
  readonly clusters: number;
  /** The interval at a confidence; `null` where the samples give none. */
  readonly intervalAt: (confidence: number) => Interval | null;
  /** For 0/1 scores of independent samples, none of which is weighed more than another. */
  readonly exactly?: ExactEvidence;
}

/** One-sided p-values on both sides of a threshold. */
export interface Evidence {
  /** Against "not above the threshold". */
  readonly above: number | null;
  /** Against "not below the threshold". */
  readonly below: number | null;
}

/** The difference of two runs. `null` for no samples. */
export function estimateDifference(strata: readonly Stratum<PairedSample>[]): Estimate | null {
  if (strata.length === 0) return null;
  const all = strata.map(differencesOf);
  const [only] = all;
  return {
    value: weighedMean(strata, ({ difference }) => difference),
    ...sizeOf(strata),
    intervalAt: (confidence) => differenceInterval(all, confidence),
    ...(only !== undefined && all.length === 1 && only.binary && only.independent
      ? { exactly: exactDifferenceEvidence(only) }
      : {}),
  };
}

/** The score of one run: Wilson's interval, widened where samples share prompts. `null` for no samples. */
export function estimateScore(strata: readonly Stratum<PointedSample>[]): Estimate | null {
  if (strata.length === 0) return null;
  return {
    value: weighedMean(strata, ({ points }) => points),
    ...sizeOf(strata),
    intervalAt: (confidence) => {
      const parts = strata.flatMap(({ samples }) => {
        const points = samples.map((sample) => sample.points);
        const interval = scoreInterval(
          points,
          samples.map(({ cluster }) => cluster),
          confidence,
        );
        return interval === null ? [] : [{ value: mean(points), interval }];
      });
      return parts.length === strata.length ? macroInterval(parts) : null;
    },
    ...exactScore(strata),
  };
}

function exactScore(strata: readonly Stratum<PointedSample>[]): Pick<Estimate, 'exactly'> {
  const [{ samples } = { samples: [] }] = strata;
  const isWhole = samples.every(({ points }) => points === 0 || points === 1);
  const isIndependent = new Set(samples.map(({ cluster }) => cluster)).size === samples.length;
  if (strata.length > 1 || !isWhole || !isIndependent) return {};
  return { exactly: exactScoreEvidence(sum(samples.map(({ points }) => points)), samples.length) };
}

/**
 * The evidence that an estimate lies above or below a threshold: the level at which its one-sided bound just reaches
 * it, and not less than the exact binomial one where there is one.
 */
export function evidenceOf(estimate: Estimate, threshold: number): Evidence {
  const { above, below } = scoreEvidence(estimate, threshold);
  const exact = estimate.exactly?.(threshold) ?? null;
  if (above === null || below === null || exact === null) return { above, below };
  return { above: Math.max(above, exact.above ?? 0), below: Math.max(below, exact.below ?? 0) };
}

function scoreEvidence({ value, intervalAt }: Estimate, threshold: number): Evidence {
  if (intervalAt(0.95) === null) return { above: null, below: null };
  const isAbove = value >= threshold;
  const clears = (p: number): boolean => {
    const interval = intervalAt(1 - 2 * p);
    if (interval === null) return false;
    return isAbove ? interval.low > threshold : interval.high < threshold;
  };
  const p = bisect((level) => !clears(level), { low: 0, high: 0.5, tolerance: 1e-9 });
  return isAbove ? { above: p, below: 1 - p } : { above: 1 - p, below: p };
}

/** How far from the threshold the truth must be to be shown, one-sided, with this power; `null` where that is not known. */
export function detectableDistance(
  { intervalAt }: Estimate,
  { alpha, power }: { readonly alpha: number; readonly power: number },
): number | null {
  const interval = intervalAt(0.95);
  if (interval === null) return null;
  const error = (interval.high - interval.low) / (2 * twoSidedZ(0.95));
  return (normalQuantile(1 - alpha) + normalQuantile(power)) * error;
}

function sizeOf(strata: readonly Stratum<{ readonly cluster: string }>[]): { n: number; clusters: number } {
  const clusters = new Set(strata.flatMap(({ samples }) => samples.map(({ cluster }) => cluster)));
  return { n: strata.reduce((n, { samples }) => n + samples.length, 0), clusters: clusters.size };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
