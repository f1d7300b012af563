import { passAtK } from '../../stats/pass-at-k.ts';
import { cellsOf, runOfCell, scoresOfCell } from '../chain/ablation-cell.ts';
import type { AblationCell } from '../chain/ablation-cell.ts';
import type { AblationSettings } from '../chain/ablation-report.ts';
import type { StageRun } from '../chain/stage-run.ts';
import { labelOfSuite } from '../chain/label-of-suite.ts';
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
  const cells = plannedCells(stage.runs);
  const k = settings.k ?? repeatsOf(stage.runs);
  const numbersOf = (runs: readonly RunScores[]): NumbersByLabel =>
    numbersByLabel(comparableSuites(cells, [stage.runs, runs], ablation), ablation, k);
  const own = numbersOf(stage.runs);
  const others = stages
    .filter(({ id }) => id !== stage.id)
    .map(({ id, runs }) => ({ id, numbers: numbersOf(runs) }));
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

/** Each suite once: what a model writes tells more of what to train than what it would choose. */
function plannedCells(runs: readonly RunScores[]): readonly AblationCell[] {
  const cells = cellsOf(runs);
  return cells.filter(
    ({ suite, scoring }) =>
      scoring === 'generation' ||
      !cells.some((other) => other.suite === suite && other.scoring === 'generation'),
  );
}

/** The most answers that a question has; one whose options are weighed has one. */
function repeatsOf(runs: readonly RunScores[]): number {
  return Math.max(1, ...runs.map(({ manifest }) => manifest.selection.repeats));
}

/** The suites of a stage's runs whose protocol is that of the planned stage. */
function comparableSuites(
  cells: readonly AblationCell[],
  [ours, theirs]: readonly [readonly RunScores[], readonly RunScores[]],
  { accept }: AblationSettings,
): readonly PlannedScores[] {
  return cells.flatMap((cell) => {
    const [base, candidate] = [runOfCell(ours, cell), runOfCell(theirs, cell)];
    if (base === undefined || candidate === undefined) return [];
    const matched = matchSuite([base, candidate], cell.suite, { column: 'strict', accept });
    const agrees = matched?.tasks.every(({ mismatches }) => mismatches.length === 0) ?? false;
    const scores = scoresOfCell(theirs, cell);
    return agrees && scores !== undefined ? [{ ...scores, scoring: cell.scoring }] : [];
  });
}

type PlannedScores = SuiteScores & Pick<AblationCell, 'scoring'>;

function numbersByLabel(
  suites: readonly PlannedScores[],
  { attributeBy }: AblationSettings,
  k: number,
): ReadonlyMap<string, LabelNumbers> {
  const passes = new Map<string, { at1: number[]; atK: number[] }>();
  for (const { facts, samples, scoring } of suites) {
    const by = labelOfSuite(facts, attributeBy);
    for (const sample of samples) {
      const [at1, atK] = [passOf(sample, 1), passOf(sample, scoring === 'likelihood' ? 1 : k)];
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
