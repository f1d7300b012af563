import { holm } from '../../stats/holm.ts';
import { judgeFamily } from '../compare/judge-family.ts';
import type { RawCell } from '../compare/judge-family.ts';
import type { Compared } from '../compare/comparison.ts';
import { assumptionsOf } from '../compare/run-scores.ts';
import type {
  AblationReport,
  AblationSettings,
  Opponent,
  StageReport,
  SuiteDelta,
} from './ablation-report.ts';
import { cellsOf, runOfCell, scoresOfCell } from './ablation-cell.ts';
import type { AblationCell } from './ablation-cell.ts';
import { analyseSuite } from './analyse-suite.ts';
import type { SuiteAnalysis } from './analyse-suite.ts';
import { forgettingOf } from './forgetting.ts';
import { readableDeltas, readablePairs } from './readable-deltas.ts';
import { samplingShift } from './sampling-shift.ts';
import { ancestorsOf } from './stage-chain.ts';
import { profileStages } from './stage-profile.ts';
import type { ProfiledStage, StageProfile } from './stage-profile.ts';
import type { StageRun } from './stage-run.ts';
import { suiteScore } from './suite-score.ts';
import { targetDeltas } from './target-deltas.ts';
import { withCapabilities } from '../compare/with-capabilities.ts';

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
export function analyseAblation(input: AblationInput): AblationReport {
  const { title, leftOut, settings } = input;
  const stages = input.stages.map((stage) => ({
    ...stage,
    runs: stage.runs.map((run) => withCapabilities(run, settings.capabilities)),
  }));
  const cells = cellsOf(stages.flatMap(({ runs }) => runs));
  const analyses = cells.map((cell) => analyseSuite(stages, cell, settings));
  const deltas = judgeOpponents(analyses, settings);
  const targets = judgeTargets(stages, analyses, settings);
  const readable = readableDeltas(readablePairs(stages, analyses), settings);
  const profiles = profileStages(
    stages.map((stage) => profiledStage(stage, analyses)),
    settings,
  );
  const findings = { stages, cells, analyses, deltas, targets, readable, profiles, settings };
  return {
    schemaVersion: 1,
    ...(title === undefined ? {} : { title }),
    settings,
    suites: cells.map(({ name }) => name),
    cells,
    stages: stages.map((stage) => reportOf(stage, findings)),
    leftOut,
    cautions: assumptionsOf(stages.flatMap(({ runs }) => runs)),
  };
}

type JudgedDelta = SuiteDelta & { readonly stage: string; readonly opponent: Opponent };

function judgeOpponents(
  analyses: readonly SuiteAnalysis[],
  settings: AblationSettings,
): readonly JudgedDelta[] {
  const all = analyses.flatMap(({ place, cells }) => cells.map((one) => ({ suite: place.name, one })));
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
    const { on, off } = targetDeltas({ stage: id, targets, matched, seed: settings.seed });
    return [on, off];
  });
  const judged = judgeFamily(raw, holm, settings);
  return new Map(aimed.map(({ id }, index) => [id, { on: judged[2 * index], off: judged[2 * index + 1] }]));
}

interface Findings {
  readonly stages: readonly StageRun[];
  readonly cells: readonly AblationCell[];
  readonly analyses: readonly SuiteAnalysis[];
  readonly deltas: readonly JudgedDelta[];
  readonly targets: JudgedTargets;
  readonly profiles: ReadonlyMap<string, StageProfile>;
  readonly readable: ReturnType<typeof readableDeltas>;
  readonly settings: AblationSettings;
}

function profiledStage({ id, parent, runs }: StageRun, analyses: readonly SuiteAnalysis[]): ProfiledStage {
  const suites = analyses.flatMap(({ place, by, matched }) => {
    const found = scoresOfCell(runs, place);
    const pair = matched.get(id);
    if (found === undefined) return [];
    return [
      {
        name: place.name,
        by,
        ...found,
        ...(pair === undefined ? {} : { matched: pair }),
      },
    ];
  });
  return { id, ...(parent === undefined ? {} : { parent }), suites };
}

function reportOf(stage: StageRun, findings: Findings): StageReport {
  const { cells, analyses, deltas, targets, profiles } = findings;
  const { id, parent, runs } = stage;
  const against = (opponent: Opponent): readonly SuiteDelta[] =>
    deltas
      .filter((delta) => delta.stage === id && delta.opponent === opponent)
      .map(({ suite, with: other, cell, bootstrap }) => ({ suite, with: other, cell, bootstrap }));
  const { on, off } = targets.get(id) ?? {};
  return {
    stage: id,
    ...(parent === undefined ? {} : { parent }),
    model: runs[0]?.manifest.model.ref ?? '',
    targets: stage.targets,
    scores: cells.flatMap((cell) => suiteScore(runs, cell) ?? []),
    against: { parent: against('parent'), base: against('base'), best: against('best') },
    ...(on === undefined ? {} : { onTarget: on }),
    ...(off === undefined ? {} : { offTarget: off }),
    readable: findings.readable.get(id) ?? [],
    forgetting: cells.flatMap((cell) => forgettingIn(stage, cell, findings)),
    attribution: analyses.flatMap((analysis) => analysis.attribution.get(id) ?? []),
    sampling: cells.flatMap((cell) => samplingIn(stage, cell, findings)),
    ...(profiles.get(id) ?? { capabilities: [], labels: [] }),
  };
}

/** Against the parent in the same protocol; without it a path of samples tells nothing. */
function isCompared(stage: StageRun, { name }: AblationCell, { deltas }: Findings): boolean {
  return deltas.some(
    (one) =>
      one.stage === stage.id &&
      one.opponent === 'parent' &&
      one.suite === name &&
      one.cell.state === 'compared',
  );
}

function forgettingIn(stage: StageRun, cell: AblationCell, findings: Findings): StageReport['forgetting'] {
  if (!isCompared(stage, cell, findings)) return [];
  const byId = new Map(findings.stages.map((one) => [one.id, one]));
  const path = [stage, ...ancestorsOf(stage, byId)].toReversed();
  const asked = path.flatMap(({ runs }) => scoresOfCell(runs, cell) ?? []);
  const found = forgettingOf(asked.map(({ samples }) => samples));
  return found === null ? [] : [{ suite: cell.name, ...found }];
}

function samplingIn(stage: StageRun, cell: AblationCell, findings: Findings): StageReport['sampling'] {
  const { stages, settings } = findings;
  const parent = stages.find(({ id }) => id === stage.parent);
  if (parent === undefined || !isCompared(stage, cell, findings)) return [];
  const [base, candidate] = [parent, stage].map(({ runs }) => scoresOfCell(runs, cell));
  const repeats = runOfCell(stage.runs, cell)?.manifest.selection.repeats;
  if (base === undefined || candidate === undefined || repeats === undefined) return [];
  const { facts, samples } = candidate;
  const shift = samplingShift({ facts, base: base.samples, candidate: samples, repeats, settings });
  return shift === null ? [] : [{ suite: cell.name, ...shift }];
}
