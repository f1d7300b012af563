import { holm } from '../../stats/holm.ts';
import { groupMismatches } from '../compare/judge-family.ts';
import type { Mismatch } from '../compare/match-suite.ts';
import { assumptionsOf } from '../compare/run-scores.ts';
import type { RunScores } from '../compare/run-scores.ts';
import { isStatistical, needsBaseline, thresholdOf } from './gate-policy.ts';
import type { GatePolicy, StatisticalRule } from './gate-policy.ts';
import { runsOfRule } from './rule-runs.ts';
import { overallVerdict } from './gate-result.ts';
import type { GateResult, GateVerdict, RuleResult, SequentialCourse } from './gate-result.ts';
import { judgeFact } from './judge-fact.ts';
import type { AnswerUsage } from './judge-fact.ts';
import { detectableDistance, estimateDifference, estimateScore, evidenceOf } from './rule-evidence.ts';
import type { Estimate, Evidence } from './rule-evidence.ts';
import { scopePairs, scopePoints } from './scope.ts';

/** What a gate judges. */
export interface GateInput {
  readonly policy: GatePolicy;
  /** The candidate's runs: one, or one for each mode of scoring. */
  readonly candidate: readonly RunScores[];
  /** The baseline's; needed by rules that compare. */
  readonly baseline?: readonly RunScores[];
  /** What each of the candidate's answers took; empty where no rule asks. */
  readonly usage: readonly AnswerUsage[];
  /** The evidence gathered while asking: it takes the place of the fixed-size tests. */
  readonly sequential?: {
    readonly course: SequentialCourse;
    /** Rule → anytime-valid evidence. */
    readonly evidence: ReadonlyMap<string, Evidence>;
  };
}

/** What a rule's samples say, before the family is corrected. */
interface Measured {
  readonly rule: StatisticalRule;
  readonly estimate: Estimate | null;
  readonly evidence: Evidence;
  readonly mismatches: readonly Mismatch[];
}

const fallback = { alpha: 0.05, power: 0.8 } as const;

/** Judges a run by a policy. The order of rules changes nothing but the order of results. */
export function judgeGate(input: GateInput): GateResult {
  const { policy, candidate, baseline, usage, sequential } = input;
  const settings = { alpha: policy.alpha ?? fallback.alpha, power: policy.power ?? fallback.power };
  const partial = sequential !== undefined;
  const measured = policy.rules.filter(isStatistical).map((rule) => measureRule(rule, input));
  const judged = new Map(judgeMeasured(measured, settings).map((result) => [result.rule.id, result]));
  const rules = policy.rules.flatMap((rule): readonly RuleResult[] => {
    if (!isStatistical(rule))
      return [judgeFact(rule, { runs: candidate, column: policy.column ?? 'strict', usage, partial })];
    const result = judged.get(rule.id);
    return result === undefined ? [] : [result];
  });
  return {
    schemaVersion: 1,
    verdict: overallVerdict(rules.map(({ verdict }) => verdict)),
    candidate: namesOf(candidate),
    ...(baseline === undefined ? {} : { baseline: namesOf(baseline) }),
    ...settings,
    ...(sequential === undefined ? {} : { sequential: sequential.course }),
    rules,
    cautions: [
      ...new Set(candidate.flatMap((run) => cautionsOf(run, partial))),
      ...assumptionsOf([...candidate, ...(baseline ?? [])]),
    ],
  };
}

function namesOf(runs: readonly RunScores[]): string {
  return runs.map(({ name }) => name).join(' + ');
}

function measureRule(rule: StatisticalRule, input: GateInput): Measured {
  const { estimate, mismatches } = estimateRule(rule, input);
  const none = { above: null, below: null };
  if (estimate === null || mismatches.length > 0) return { rule, estimate, mismatches, evidence: none };
  const gathered = input.sequential?.evidence.get(rule.id);
  return { rule, estimate, mismatches, evidence: gathered ?? evidenceOf(estimate, thresholdOf(rule)) };
}

function estimateRule(
  rule: StatisticalRule,
  { policy, candidate, baseline, sequential }: GateInput,
): { estimate: Estimate | null; mismatches: readonly Mismatch[] } {
  const column = policy.column ?? 'strict';
  // A sequential gate leaves samples unasked on purpose.
  const accept = [...(policy.accept ?? []), ...(sequential === undefined ? [] : ['samples'])];
  const runs = runsOfRule(candidate, rule);
  const others = baseline === undefined ? [] : runsOfRule(baseline, rule);
  const checkpoints = needsBaseline(rule) && baseline !== undefined ? [candidate, baseline] : [candidate];
  if (isUnasked(rule, checkpoints)) return { estimate: null, mismatches: [] };
  if (needsBaseline(rule)) {
    if (baseline === undefined) return { estimate: null, mismatches: [absent('baseline')] };
    const { strata, mismatches } = scopePairs([others, runs], rule, { column, accept });
    return { estimate: estimateDifference(strata), mismatches };
  }
  const open = runs.find(({ manifest }) => manifest.status !== 'complete');
  const mismatches = open === undefined || sequential !== undefined ? [] : [absent(open.manifest.status)];
  return { estimate: estimateScore(scopePoints(runs, rule, column)), mismatches };
}

/** Whether a rule is about answers of one kind where a checkpoint has those of the other kind only. */
function isUnasked({ scoring }: StatisticalRule, checkpoints: readonly (readonly RunScores[])[]): boolean {
  if (scoring === undefined) return false;
  const asked = (run: RunScores): boolean => run.suites.some((one) => one.scoring === scoring);
  return !checkpoints.every((runs) => runs.some(asked));
}

function absent(what: string): Mismatch {
  return { field: 'samples', task: what, base: [], candidate: [] };
}

/** Corrects both sides over the family: at most α of any false pass, and at most α of any false failure. */
function judgeMeasured(
  measured: readonly Measured[],
  { alpha, power }: { readonly alpha: number; readonly power: number },
): readonly RuleResult[] {
  const known = measured.filter(({ evidence }) => evidence.above !== null && evidence.below !== null);
  const passes = holm(known.map(({ evidence }) => evidence.above ?? 1));
  const fails = holm(known.map(({ evidence }) => evidence.below ?? 1));
  return measured.map((one): RuleResult => {
    const { rule, estimate, mismatches } = one;
    const place = known.indexOf(one);
    const p = { pass: passes[place] ?? null, fail: fails[place] ?? null };
    const detectable = estimate === null ? null : detectableDistance(estimate, { alpha, power });
    return {
      rule,
      verdict: verdictOfRule(one, p, alpha),
      n: estimate?.n ?? 0,
      value: estimate?.value ?? null,
      threshold: thresholdOf(rule),
      interval: estimate?.intervalAt(0.95) ?? null,
      p,
      detectable,
      ...(mismatches.length === 0 ? {} : { mismatches: groupMismatches(mismatches) }),
      notes: notesOf(one, detectable),
    };
  });
}

function verdictOfRule(
  { estimate, mismatches }: Measured,
  p: { readonly pass: number | null; readonly fail: number | null },
  alpha: number,
): GateVerdict {
  if (mismatches.length > 0 || estimate === null) return 'not-comparable';
  if (p.pass !== null && p.pass <= alpha) return 'pass';
  if (p.fail !== null && p.fail <= alpha) return 'fail';
  return 'inconclusive';
}

function notesOf({ rule, estimate }: Measured, detectable: number | null): readonly string[] {
  if (estimate === null) {
    const { scoring } = rule;
    const what =
      scoring === undefined ? 'samples of this rule' : `samples of this rule, asked by ${scoring},`;
    return [`There are no ${what} in the runs.`];
  }
  const notes: string[] = [];
  if (rule.kind === 'non-inferiority' && detectable !== null && rule.margin < detectable) {
    notes.push(
      `The margin of ${points(rule.margin)} points is smaller than the ${points(detectable)} that ${estimate.n} samples can show: two equal checkpoints would mostly be inconclusive.`,
    );
  }
  if (estimate.clusters < 10) notes.push('Fewer than ten independent samples: the intervals are rough.');
  return notes;
}

function points(share: number): string {
  return (100 * share).toFixed(1);
}

function cautionsOf({ manifest }: RunScores, sequential: boolean): readonly string[] {
  const cautions: string[] = [];
  if (manifest.suites.some(({ split }) => split === 'sample'))
    cautions.push(
      'Invented samples, not the benchmark: the verdict shows that the gate works, and nothing else.',
    );
  const { limit, samples, shard } = manifest.selection;
  if (limit !== undefined || samples !== undefined || shard !== undefined)
    cautions.push('Only part of the samples was asked for.');
  if (manifest.status !== 'complete' && !sequential)
    cautions.push(`The candidate's run is ${manifest.status}.`);
  return cautions;
}
