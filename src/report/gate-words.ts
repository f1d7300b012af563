import type { GateRule } from '../ablation/gate/gate-policy.ts';
import type { GateResult, RuleResult } from '../ablation/gate/gate-result.ts';
import { mismatchWords, points, pointsInterval, probability, size } from './compare-words.ts';
import { percent, percentInterval } from './percent.ts';

/** A gate's result with the command line that leads to it. */
export interface GateReport {
  readonly result: GateResult;
  /** The words of the command, without `--rule`. */
  readonly command: readonly string[];
}

/** What a rule is about: `finova/safety`, `fineval (likelihood)`, `capability agentic`, `finova, scene 基金`. */
export function scopeWords({ suite, task, label, capability, scoring }: GateRule): string {
  const where = [suite, task].filter((word) => word !== undefined).join('/');
  const parts = [
    ...(where === '' ? [] : [where]),
    ...(capability === undefined ? [] : [`capability ${capability}`]),
    ...(label === undefined ? [] : [`${label.dimension} ${label.value}`]),
  ];
  const scope = parts.length === 0 ? 'the whole run' : parts.join(', ');
  return scoring === undefined ? scope : `${scope} (${scoring})`;
}

/** What a rule demands: `Δ > −2.0 pp`, `score > 80.0 %`, `unreadable ≤ 5.0 %`. */
export function demandWords(rule: GateRule): string {
  switch (rule.kind) {
    case 'minimum-score':
      return `score > ${percent(rule.minimum)}`;
    case 'non-inferiority':
      return `Δ > ${points(-rule.margin)} pp`;
    case 'superiority':
      return `Δ > ${points(rule.by ?? 0)} pp`;
    case 'maximum-unreadable':
      return `unreadable ≤ ${percent(rule.share)}`;
    case 'maximum-failed':
      return `failed ≤ ${percent(rule.share)}`;
    case 'maximum-cost':
      return `cost ≤ ${rule.cost}`;
    case 'maximum-latency':
      return `${100 * (rule.quantile ?? 0.95)} % of answers ≤ ${rule.seconds} s`;
  }
}

/** What was measured, with its interval. */
export function valueWords({ rule, value, interval }: RuleResult): string {
  if (value === null) return '–';
  switch (rule.kind) {
    case 'minimum-score':
      return `${percent(value)} (${percentInterval(interval ?? null)})`;
    case 'non-inferiority':
    case 'superiority':
      return `${points(value)} pp (${pointsInterval(interval ?? null)})`;
    case 'maximum-unreadable':
    case 'maximum-failed':
      return percent(value);
    case 'maximum-cost':
      return value.toPrecision(3);
    case 'maximum-latency':
      return `${value.toPrecision(3)} s`;
  }
}

/** The p-value that decides: for passing, or for failing where that is the smaller one. */
export function evidenceWords({ p }: RuleResult): string {
  if (p === undefined) return '–';
  const { pass, fail } = p;
  return fail !== null && pass !== null && fail < pass ? `fails ${probability(fail)}` : probability(pass);
}

/** How far from the threshold the truth must be to be shown, in points; `–` for facts. */
export function detectableWords({ detectable }: RuleResult): string {
  return detectable === undefined ? '–' : size(detectable);
}

/** One sentence on a rule: what was demanded, what was found, what is in the way. */
export function ruleSentence(result: RuleResult): string {
  const { rule, n, mismatches, notes } = result;
  const parts = [`${scopeWords(rule)}: ${demandWords(rule)} wanted, ${valueWords(result)} found in ${n}`];
  if (mismatches !== undefined) parts.push(`not comparable: ${mismatchWords(mismatches)}`);
  if (result.verdict === 'inconclusive')
    parts.push(
      `the samples show a distance of ${detectableWords(result)} points from the bound and less is not seen`,
    );
  return [`${parts.join('; ')}.`, ...notes].join(' ');
}

/** The command line that reproduces a rule's verdict, for a POSIX shell. */
export function reproduceCommand({ command }: GateReport, { rule }: RuleResult): string {
  return [...command, '--rule', rule.id].map(shellWord).join(' ');
}

function shellWord(word: string): string {
  return /^[\p{L}\p{N}._/:=+-]+$/u.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
