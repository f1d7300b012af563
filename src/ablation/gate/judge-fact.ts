import { quantile } from '../../stats/quantile.ts';
import { groupMismatches } from '../compare/judge-family.ts';
import { isUnreadable, outcomesOf } from '../compare/run-scores.ts';
import type { RunScores } from '../compare/run-scores.ts';
import type { Column } from '../../scoring/score.ts';
import type { FactRule } from './gate-policy.ts';
import type { RuleResult } from './gate-result.ts';
import { runsOfRule } from './rule-runs.ts';
import { scopedSamples } from './scope.ts';

/** What one answer took; members are absent where the provider did not say. */
export interface AnswerUsage {
  /** Name of the run that holds it. */
  readonly run: string;
  readonly suite: string;
  readonly sample: string;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly seconds?: number;
}

/** A checkpoint whose facts are judged. */
export interface FactSource {
  readonly runs: readonly RunScores[];
  readonly column: Column;
  readonly usage: readonly AnswerUsage[];
  /** Whether a part of the answers is enough, as a sequential gate leaves it. */
  readonly partial: boolean;
}

/** A fact of a run. */
interface Fact {
  /** `null` where nothing can be counted. */
  readonly value: number | null;
  readonly n: number;
  readonly notes: readonly string[];
}

/** Judges a bound on a fact. A bound that holds so far does not pass while answers are missing. */
export function judgeFact(rule: FactRule, source: FactSource): RuleResult {
  const { value, n, notes } = factOf(rule, source);
  const threshold = boundOf(rule);
  const result = { rule, n, value, threshold, notes };
  if (value === null) return { ...result, verdict: 'not-comparable' };
  if (value > threshold) return { ...result, verdict: 'fail' };
  const open = runsOfFact(rule, source).find(({ manifest }) => manifest.status !== 'complete');
  if (open === undefined || source.partial) return { ...result, verdict: 'pass' };
  const mismatches = groupMismatches([
    { field: 'samples', task: 'all', base: 'complete', candidate: open.manifest.status },
  ]);
  return { ...result, verdict: 'not-comparable', mismatches };
}

/** A cost is that of all answers; all else is said of answers that came about in one way. */
function runsOfFact(rule: FactRule, { runs }: FactSource): readonly RunScores[] {
  return rule.kind === 'maximum-cost' && rule.scoring === undefined ? runs : runsOfRule(runs, rule);
}

function boundOf(rule: FactRule): number {
  switch (rule.kind) {
    case 'maximum-unreadable':
    case 'maximum-failed':
      return rule.share;
    case 'maximum-cost':
      return rule.cost;
    case 'maximum-latency':
      return rule.seconds;
  }
}

function factOf(rule: FactRule, source: FactSource): Fact {
  switch (rule.kind) {
    case 'maximum-unreadable':
    case 'maximum-failed':
      return shareOf(rule, source);
    case 'maximum-cost':
      return costOf(rule.prices, usageIn(rule, source));
    case 'maximum-latency':
      return latencyOf(rule.quantile ?? 0.95, usageIn(rule, source));
  }
}

function shareOf(rule: FactRule, source: FactSource): Fact {
  const { column } = source;
  const samples = scopedSamples(runsOfFact(rule, source), rule).flatMap((suite) => suite.samples);
  const outcomes = samples
    .flatMap((sample) => outcomesOf(sample, column))
    .filter(({ state }) => state !== 'absent');
  const counts =
    rule.kind === 'maximum-failed' ? outcomes : outcomes.filter(({ state }) => state !== 'failed');
  const hits = counts.filter((outcome) =>
    rule.kind === 'maximum-failed' ? outcome.state === 'failed' : isUnreadable(outcome),
  );
  const n = counts.length;
  return n === 0
    ? { value: null, n, notes: ['There is no answer to count.'] }
    : { value: hits.length / n, n, notes: [] };
}

function usageIn(rule: FactRule, source: FactSource): readonly AnswerUsage[] {
  const scoped = runsOfFact(rule, source).flatMap((run) =>
    scopedSamples([run], rule).flatMap(({ facts, samples }) =>
      samples.map(({ id }) => `${run.name}/${facts.id}/${id}`),
    ),
  );
  const ids = new Set(scoped);
  return source.usage.filter(({ run, suite, sample }) => ids.has(`${run}/${suite}/${sample}`));
}

/** Unknown is not 0: a cost of which a part is not known cannot be judged. */
function costOf(
  prices: { readonly input: number; readonly output: number },
  usage: readonly AnswerUsage[],
): Fact {
  const n = usage.length;
  const unknown = usage.filter((one) => one.inputTokens === undefined || one.outputTokens === undefined);
  if (n === 0 || unknown.length > 0) {
    return { value: null, n, notes: [`The tokens of ${unknown.length} of ${n} answers are not known.`] };
  }
  const tokens = usage.reduce(
    (sum, one) => sum + (one.inputTokens ?? 0) * prices.input + (one.outputTokens ?? 0) * prices.output,
    0,
  );
  return { value: tokens / 1e6, n, notes: [] };
}

function latencyOf(share: number, usage: readonly AnswerUsage[]): Fact {
  const seconds = usage.flatMap((one) => (one.seconds === undefined ? [] : [one.seconds]));
  const n = usage.length;
  if (n === 0 || seconds.length < n) {
    return { value: null, n, notes: [`The times of ${n - seconds.length} of ${n} answers are not known.`] };
  }
  return {
    value: quantile(
      seconds.toSorted((a, b) => a - b),
      share,
    ),
    n,
    notes: [],
  };
}
