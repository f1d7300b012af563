import type { Column } from '../../scoring/score.ts';
import type { ScoringMode } from '../../model/scoring-mode.ts';

/** A `gate.json`: what a checkpoint has to show before it may ship. Paths in it are relative to its folder. */
export interface GatePolicy {
  /** Run directory that is judged; the command line wins. */
  readonly candidate?: string;
  /** Run directory that it is compared with; the command line wins. */
  readonly baseline?: string;
  readonly column?: Column;
  /** Chance of any false verdict in the family of all rules; 0.05 when absent. */
  readonly alpha?: number;
  /** Chance with which the detectable effect is found; 0.8 when absent. */
  readonly power?: number;
  /** Of the order of samples in a sequential gate; 0 when absent. */
  readonly seed?: number;
  /** Fields of the protocol that may differ. */
  readonly accept?: readonly string[];
  /** What the exit code says where nothing is shown, or nothing can be compared; 4 (`inconclusive`) when absent. */
  readonly exit?: { readonly inconclusive?: ExitWord; readonly notComparable?: ExitWord };
  readonly rules: readonly GateRule[];
}

export type ExitWord = 'pass' | 'fail' | 'inconclusive';

/** Which samples a rule is about: a suite, one of its tasks, samples with a label, or a capability over all suites. */
export interface RuleScope {
  readonly suite?: string;
  readonly task?: string;
  readonly label?: { readonly dimension: string; readonly value: string };
  readonly capability?: string;
  /** How the answers came about; where a checkpoint was asked in both ways, `generation` when absent. */
  readonly scoring?: ScoringMode;
}

export type GateRule = StatisticalRule | FactRule;

/** A rule whose verdict is a test: it needs evidence to pass and evidence to fail. */
export type StatisticalRule = MinimumRule | NonInferiorityRule | SuperiorityRule;

interface RuleBase extends RuleScope {
  /** Unique in the policy. */
  readonly id: string;
}

/** The candidate's score is above `minimum`, a share of 1. */
export interface MinimumRule extends RuleBase {
  readonly kind: 'minimum-score';
  readonly minimum: number;
}

/** The candidate is not worse than the baseline by `margin` or more, a share of 1. */
export interface NonInferiorityRule extends RuleBase {
  readonly kind: 'non-inferiority';
  readonly margin: number;
}

/** The candidate is better than the baseline by more than `by`, a share of 1; 0 when absent. */
export interface SuperiorityRule extends RuleBase {
  readonly kind: 'superiority';
  readonly by?: number;
}

/** A bound on what is a fact of the candidate's run, and needs no test. */
export type FactRule = ShareRule | CostRule | LatencyRule;

/** At most this share of the answers is unreadable, or failed. */
export interface ShareRule extends RuleBase {
  readonly kind: 'maximum-unreadable' | 'maximum-failed';
  readonly share: number;
}

/** The answers cost at most this much, at prices a million tokens. */
export interface CostRule extends RuleBase {
  readonly kind: 'maximum-cost';
  readonly cost: number;
  readonly prices: { readonly input: number; readonly output: number };
}

/** This quantile of the answers' wall times, 0.95 when absent, is at most so many seconds. */
export interface LatencyRule extends RuleBase {
  readonly kind: 'maximum-latency';
  readonly seconds: number;
  readonly quantile?: number;
}

/** Whether a rule's verdict is a test. */
export function isStatistical(rule: GateRule): rule is StatisticalRule {
  return rule.kind === 'minimum-score' || rule.kind === 'non-inferiority' || rule.kind === 'superiority';
}

/** Whether a rule compares with a baseline. */
export function needsBaseline({ kind }: GateRule): boolean {
  return kind === 'non-inferiority' || kind === 'superiority';
}

/** The number that a statistical rule's estimate must be above. */
export function thresholdOf(rule: StatisticalRule): number {
  switch (rule.kind) {
    case 'minimum-score':
      return rule.minimum;
    case 'non-inferiority':
      return -rule.margin;
    case 'superiority':
      return rule.by ?? 0;
  }
}
