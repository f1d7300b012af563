import { passAtK } from '../../stats/pass-at-k.ts';
import type { AblationSettings } from '../chain/ablation-report.ts';
import type { StageRun } from '../chain/analyse-suite.ts';
import { matchSuite } from '../compare/match-suite.ts';
import type { RunScores, ScoredSample, SuiteScores } from '../compare/run-scores.ts';
import { labelWeights } from './label-weights.ts';
import type { LabelPasses, LabelWeight } from './label-weights.ts';
import { trainingBudget } from './training-budget.ts';
import type { LabelBudget, LabelProgress } from './training-budget.ts';
import type { WeightSettings } from './weight-settings.ts';

/** What to train next, label by label. */
export interface TrainingPlan {
  readonly schemaVersion: 1;
  readonly method: string;
  readonly stage: string;
  /** Stages whose pass@k is the reference of eq. 12. */
  readonly references: readonly string[];
  readonly k: number;
  readonly settings: WeightSettings;
  /** Eq. 21, in samples. */
  readonly budget: number;
  readonly labels: readonly PlannedLabel[];
}

export interface PlannedLabel {
  /** `suite/label`. */
  readonly label: string;
  readonly n: number;
  readonly passAtK: number;
  readonly referencePassAtK: number | null;
  readonly weight: LabelWeight;
  readonly budget: LabelBudget;
}

export interface PlanInput {
  readonly stages: readonly StageRun[];
  readonly stage: StageRun;
  readonly ablation: AblationSettings;
  readonly settings: WeightSettings;
}

interface LabelNumbers {
  readonly n: number;
  readonly at1: number;
  readonly atK: number;
}

/**
 * The plan for the model of a stage; all other stages of the same protocol are references. Answers count as right with
 * full points. Labels come in the order of their names.
 */
export function planTraining({ stages, stage, ablation, settings }: PlanInput): TrainingPlan {
  const k = settings.k ?? stage.run.manifest.selection.repeats;
  const numbersOf = (run: RunScores): NumbersByLabel =>
    numbersByLabel(comparableSuites(stage.run, run, ablation), ablation, k);
  const own = numbersOf(stage.run);
  const others = stages
    .filter(({ id }) => id !== stage.id)
    .map(({ id, run }) => ({ id, numbers: numbersOf(run) }));
  const before = others.find(({ id }) => id === stage.parent)?.numbers;
  const names = [...own.keys()].toSorted();
  const labels = names.flatMap((label) => factsOfLabel(label, { own, others, before }) ?? []);
  const weights = labelWeights(labels, settings);
  const plan = trainingBudget(labels, settings);
  return {
    schemaVersion: 1,
    method: 'Agentar-Fin-R1, arXiv 2507.16802v4, equations 12 to 15 and 17 to 24',
    stage: stage.id,
    references: others.filter(({ numbers }) => numbers.size > 0).map(({ id }) => id),
    k,
    settings,
    budget: plan.budget,
    labels: labels.flatMap(({ label, n, current, reference }, index) => {
      const [weight, budget] = [weights[index], plan.labels[index]];
      if (weight === undefined || budget === undefined) return [];
      return [{ label, n, passAtK: current, referencePassAtK: reference, weight, budget }];
    }),
  };
}

type NumbersByLabel = ReadonlyMap<string, LabelNumbers>;

interface LabelSources {
  readonly own: NumbersByLabel;
  readonly others: readonly { readonly numbers: NumbersByLabel }[];
  readonly before: NumbersByLabel | undefined;
}

function factsOfLabel(
  label: string,
  { own, others, before }: LabelSources,
): (LabelPasses & LabelProgress & { readonly n: number }) | undefined {
  const numbers = own.get(label);
  if (numbers === undefined) return undefined;
  const known = others.flatMap((other) => other.numbers.get(label) ?? []);
  return {
    label,
    n: numbers.n,
    current: numbers.atK,
    reference: known.length === 0 ? null : mean(known.map(({ atK }) => atK)),
    passAt1: numbers.at1,
    best: Math.max(numbers.at1, ...known.map(({ at1 }) => at1)),
    before: before?.get(label)?.at1 ?? null,
  };
}

/** The suites of a run whose protocol is that of the stage. */
function comparableSuites(
  stage: RunScores,
  run: RunScores,
  { accept }: AblationSettings,
): readonly SuiteScores[] {
  return run.suites.filter(({ facts }) => {
    const matched = matchSuite([stage, run], facts.id, { column: 'strict', accept });
    return matched?.tasks.every(({ mismatches }) => mismatches.length === 0) ?? false;
  });
}

function numbersByLabel(
  suites: readonly SuiteScores[],
  { attributeBy }: AblationSettings,
  k: number,
): ReadonlyMap<string, LabelNumbers> {
  const passes = new Map<string, { at1: number[]; atK: number[] }>();
  for (const { facts, samples } of suites) {
    const by = attributeBy[facts.id] ?? facts.headline.label ?? facts.breakdown ?? 'task';
    for (const sample of samples) {
      const [at1, atK] = [passOf(sample, 1), passOf(sample, k)];
      if (at1 === null || atK === null) continue;
      for (const label of by === 'task' ? [sample.task] : (sample.labels[by] ?? [])) {
        const key = `${facts.id}/${label}`;
        const group = passes.get(key) ?? { at1: [], atK: [] };
        passes.set(key, group);
        group.at1.push(at1);
        group.atK.push(atK);
      }
    }
  }
  const entries = [...passes].map(([label, { at1, atK }]): [string, LabelNumbers] => [
    label,
    { n: at1.length, at1: mean(at1), atK: mean(atK) },
  ]);
  return new Map(entries);
}

function passOf({ outcomes }: ScoredSample, k: number): number | null {
  const known = outcomes.filter(({ points }) => points !== null);
  const correct = known.filter(({ points }) => points === 1).length;
  return passAtK({ repeats: known.length, correct, k });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
