import { holm } from '../../stats/holm.ts';
import { judgeFamily } from '../compare/judge-family.ts';
import type { RawCell } from '../compare/judge-family.ts';
import type { Compared } from '../compare/comparison.ts';
import { weighedMean } from '../compare/measure-delta.ts';
import { isUnreadable } from '../compare/run-scores.ts';
import type { RunScores, ScoredSample } from '../compare/run-scores.ts';
import { estimateScore } from '../gate/rule-evidence.ts';
import { scopePoints } from '../gate/scope.ts';
import type {
  AblationReport,
  AblationSettings,
  Opponent,
  StageReport,
  SuiteDelta,
  SuiteScore,
} from './ablation-report.ts';
import { analyseSuite } from './analyse-suite.ts';
import type { StageRun, SuiteAnalysis } from './analyse-suite.ts';
import { forgettingOf } from './forgetting.ts';
import { samplingShift } from './sampling-shift.ts';
import { profileStages } from './stage-profile.ts';
import type { ProfiledStage, StageProfile } from './stage-profile.ts';
import { targetDeltas } from './target-deltas.ts';

export interface AblationInput {
  readonly title?: string;
  /** In the order of `orderStages`, linked to parents that are there. */
  readonly stages: readonly StageRun[];
  readonly leftOut: AblationReport['leftOut'];
  readonly settings: AblationSettings;
}

/**
 * What each stage did. Every kind of comparison is a family of its own over all stages and suites, corrected by Holm:
 * against the parent, the base, the best before, and on and off target.
 */
export function analyseAblation({ title, stages, leftOut, settings }: AblationInput): AblationReport {
  const suites = [
    ...new Set(stages.flatMap(({ run }) => run.suites.map(({ facts }) => facts.id))),
  ].toSorted();
  const analyses = suites.map((suite) => analyseSuite(stages, suite, settings));
  const deltas = judgeOpponents(analyses, settings);
  const targets = judgeTargets(stages, analyses, settings);
  const profiles = profileStages(
    stages.map((stage) => profiledStage(stage, analyses)),
    settings,
  );
  const findings = { stages, suites, analyses, deltas, targets, profiles, settings };
  return {
    schemaVersion: 1,
    ...(title === undefined ? {} : { title }),
    settings,
    suites,
    stages: stages.map((stage) => reportOf(stage, findings)),
    leftOut,
  };
}

type JudgedDelta = SuiteDelta & { readonly stage: string; readonly opponent: Opponent };

function judgeOpponents(
  analyses: readonly SuiteAnalysis[],
  settings: AblationSettings,
): readonly JudgedDelta[] {
  const all = analyses.flatMap(({ suite, cells }) => cells.map((one) => ({ suite, one })));
  return (['parent', 'base', 'best'] as const).flatMap((opponent) => {
    const family = all.filter(({ one }) => one.opponent === opponent);
    const judged = judgeFamily(
      family.map(({ one }) => one.cell),
      holm,
      settings,
    );
    return family.flatMap(({ suite, one }, index): readonly JudgedDelta[] => {
      const cell = judged[index];
      const { stage, bootstrap } = one;
      return cell === undefined ? [] : [{ suite, stage, opponent, with: one.with, cell, bootstrap }];
    });
  });
}

type JudgedTargets = ReadonlyMap<
  string,
  { readonly on: Compared | undefined; readonly off: Compared | undefined }
>;

function judgeTargets(
  stages: readonly StageRun[],
  analyses: readonly SuiteAnalysis[],
  settings: AblationSettings,
): JudgedTargets {
  const aimed = stages.filter(({ parent, targets }) => parent !== undefined && targets.length > 0);
  const raw = aimed.flatMap(({ id, targets }): readonly RawCell[] => {
    const matched = analyses.flatMap((analysis) => analysis.matched.get(id) ?? []);
    const { capabilities, seed } = settings;
    const { on, off } = targetDeltas({ stage: id, targets, matched, capabilities, seed });
    return [on, off];
  });
  const judged = judgeFamily(raw, holm, settings);
  return new Map(aimed.map(({ id }, index) => [id, { on: judged[2 * index], off: judged[2 * index + 1] }]));
}

interface Findings {
  readonly stages: readonly StageRun[];
  readonly suites: readonly string[];
  readonly analyses: readonly SuiteAnalysis[];
  readonly deltas: readonly JudgedDelta[];
  readonly targets: JudgedTargets;
  readonly profiles: ReadonlyMap<string, StageProfile>;
  readonly settings: AblationSettings;
}

function profiledStage({ id, parent, run }: StageRun, analyses: readonly SuiteAnalysis[]): ProfiledStage {
  const suites = analyses.flatMap(({ suite, by, matched }) => {
    const found = run.suites.find(({ facts }) => facts.id === suite);
    const pair = matched.get(id);
    return found === undefined
      ? []
      : [{ name: suite, by, ...found, ...(pair === undefined ? {} : { matched: pair }) }];
  });
  return { id, ...(parent === undefined ? {} : { parent }), suites };
}

function reportOf(stage: StageRun, findings: Findings): StageReport {
  const { suites, analyses, deltas, targets, profiles } = findings;
  const { id, parent, run } = stage;
  const against = (opponent: Opponent): readonly SuiteDelta[] =>
    deltas
      .filter((delta) => delta.stage === id && delta.opponent === opponent)
      .map(({ suite, with: other, cell, bootstrap }) => ({ suite, with: other, cell, bootstrap }));
  const { on, off } = targets.get(id) ?? {};
  return {
    stage: id,
    ...(parent === undefined ? {} : { parent }),
    model: run.manifest.model.ref,
    targets: stage.targets,
    scores: suites.flatMap((suite) => scoreOf(run, suite) ?? []),
    against: { parent: against('parent'), base: against('base'), best: against('best') },
    ...(on === undefined ? {} : { onTarget: on }),
    ...(off === undefined ? {} : { offTarget: off }),
    forgetting: suites.flatMap((suite) => forgettingIn(stage, suite, findings)),
    attribution: analyses.flatMap((analysis) => analysis.attribution.get(id) ?? []),
    sampling: suites.flatMap((suite) => samplingIn(stage, suite, findings)),
    ...(profiles.get(id) ?? { capabilities: [], labels: [] }),
  };
}

function scoreOf(run: RunScores, suite: string): SuiteScore | undefined {
  const scores = run.suites.find(({ facts }) => facts.id === suite);
  if (scores === undefined) return undefined;
  const estimate = estimateScore(scopePoints(run, { suite }, 'strict'));
  const official = scopePoints(run, { suite }, 'official');
  const outcomes = scores.samples
    .flatMap((sample) => sample.outcomes)
    .filter(({ points }) => points !== null);
  const unreadable = outcomes.filter(isUnreadable).length;
  return {
    suite,
    n: estimate?.n ?? 0,
    value: estimate?.value ?? null,
    interval: estimate?.intervalAt(0.95) ?? null,
    ...(official.length === 0 ? {} : { official: weighedMean(official, ({ points }) => points) }),
    unreadable: outcomes.length === 0 ? null : unreadable / outcomes.length,
  };
}

/** Against the parent in the same protocol; without it a path of samples tells nothing. */
function isCompared(stage: StageRun, suite: string, { deltas }: Findings): boolean {
  return deltas.some(
    (one) =>
      one.stage === stage.id &&
      one.opponent === 'parent' &&
      one.suite === suite &&
      one.cell.state === 'compared',
  );
}

function forgettingIn(stage: StageRun, suite: string, findings: Findings): StageReport['forgetting'] {
  if (!isCompared(stage, suite, findings)) return [];
  const { stages } = findings;
  const byId = new Map(stages.map((one) => [one.id, one]));
  const path: (readonly ScoredSample[])[] = [];
  for (let next: StageRun | undefined = stage; next !== undefined; next = byId.get(next.parent ?? '')) {
    const samples = samplesOf(next, suite);
    if (samples !== undefined) path.unshift(samples);
  }
  const found = forgettingOf(path);
  return found === null ? [] : [{ suite, ...found }];
}

function samplingIn(stage: StageRun, suite: string, findings: Findings): StageReport['sampling'] {
  const { stages, settings } = findings;
  const parent = stages.find(({ id }) => id === stage.parent);
  if (parent === undefined || !isCompared(stage, suite, findings)) return [];
  const facts = stage.run.suites.find((one) => one.facts.id === suite)?.facts;
  const [base, candidate] = [samplesOf(parent, suite), samplesOf(stage, suite)];
  if (facts === undefined || base === undefined || candidate === undefined) return [];
  const { repeats } = stage.run.manifest.selection;
  const shift = samplingShift({ facts, base, candidate, repeats, settings });
  return shift === null ? [] : [{ suite, ...shift }];
}

function samplesOf({ run }: StageRun, suite: string): readonly ScoredSample[] | undefined {
  return run.suites.find(({ facts }) => facts.id === suite)?.samples;
}
