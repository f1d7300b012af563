import { holm } from '../../stats/holm.ts';
import type { RunScores } from '../compare/run-scores.ts';
import { isStatistical } from './gate-policy.ts';
import type { GatePolicy } from './gate-policy.ts';
import type { Evidence } from './rule-evidence.ts';
import { scopePoints } from './scope.ts';
import { sequentialRule } from './sequential-rule.ts';

/** A gate that looks after every sample. */
export interface SequentialGate {
  /** Takes one sample's points, `null` where the answer failed; says whether the verdict stands. */
  readonly observe: (
    sample: { readonly suite: string; readonly id: string },
    points: number | null,
  ) => boolean;
  /** Rule → evidence so far. */
  readonly evidence: () => ReadonlyMap<string, Evidence>;
  /** How many of the rules are shown to hold, or not to, so far. */
  readonly settled: () => { readonly rules: number; readonly of: number };
}

/**
 * Opens a sequential gate on the samples of the baseline's run. The verdict stands once a rule fails or every statistical
 * rule has passed, with Holm's correction of the anytime-valid p-values on both sides.
 */
export function openSequentialGate(policy: GatePolicy, baseline: RunScores): SequentialGate {
  const column = policy.column ?? 'strict';
  const alpha = policy.alpha ?? 0.05;
  const rules = policy.rules
    .filter(isStatistical)
    .map((rule) => sequentialRule(rule, scopePoints([baseline], rule, column)));
  return {
    observe({ suite, id }, points) {
      for (const rule of rules) rule.observe(`${suite}/${id}`, points);
      return stands(
        rules.map((rule) => rule.evidence()),
        alpha,
      );
    },
    evidence: () => new Map(rules.map((each) => [each.rule.id, each.evidence()])),
    settled() {
      const { passed, failed } = verdictsOf(
        rules.map((rule) => rule.evidence()),
        alpha,
      );
      return { rules: passed + failed, of: rules.length };
    },
  };
}

function stands(evidence: readonly Evidence[], alpha: number): boolean {
  const { passed, failed } = verdictsOf(evidence, alpha);
  return failed > 0 || (passed === evidence.length && evidence.length > 0);
}

function verdictsOf(evidence: readonly Evidence[], alpha: number): { passed: number; failed: number } {
  const count = (side: 'above' | 'below'): number =>
    holm(evidence.map((one) => one[side] ?? 1)).filter((p) => p <= alpha).length;
  return { passed: count('above'), failed: count('below') };
}
