import type { StageReport } from '../../ablation/chain/ablation-report.ts';
import type { Compared } from '../../ablation/compare/comparison.ts';
import { isTelling } from '../../ablation/compare/verdict.ts';
import { points, size } from '../compare-words.ts';
import { suiteName } from '../known-names.ts';
import { glyphs } from '../plot/mark.ts';
import { joinLabels } from '../words.ts';
import type { Bilingual } from '../words.ts';
import { intervalText, markOf, say, shown } from './plot-context.ts';
import type { PlotContext } from './plot-context.ts';

/** What a stage did, in one line: is it better, by how much, is it real. */
export interface StageLine {
  readonly stage: string;
  readonly glyph: string;
  /** `gain`, `loss` or `open`. */
  readonly tone: 'gain' | 'loss' | 'open';
  readonly verdict: Bilingual;
  /** By how much over all tasks; `null` for the base and where nothing compares. */
  readonly size: { readonly by: Bilingual; readonly over: Bilingual } | null;
  readonly targets: readonly { readonly name: Bilingual; readonly text: string }[];
  /** Suites that got better, then those that got worse. */
  readonly changed: readonly { readonly tone: 'gain' | 'loss'; readonly text: Bilingual }[];
  /** How many suites are tied or undecided, and how many do not compare. */
  readonly others: readonly Bilingual[];
}

/** One line for each stage, in the order of the chain. */
export function stageLines(context: PlotContext): readonly StageLine[] {
  return context.report.stages.map((stage) => lineOf(context, stage));
}

/** How the lines are to be read. */
export function lineRule(context: PlotContext): Bilingual {
  const { alpha, tie } = context.report.settings;
  return say(context, 'abRule', { alpha: String(alpha), tie: size(tie) });
}

const verdictKeys = {
  better: 'abIsBetter',
  worse: 'abIsWorse',
  tied: 'abIsTied',
  'cannot tell': 'abIsUnclear',
} as const;

function lineOf(context: PlotContext, stage: StageReport): StageLine {
  const name = shown(stage.stage);
  const cell = stage.overall?.cell;
  if (stage.parent === undefined || stage.overall === undefined || cell === undefined)
    return {
      stage: name,
      glyph: glyphs.score,
      tone: 'open',
      verdict: say(context, 'abStart', { stage: name }),
      size: null,
      targets: [],
      changed: [],
      others: [],
    };
  const names = { stage: name, parent: shown(stage.parent) };
  const key = cell.state === 'compared' ? verdictKeys[cell.verdict] : 'abIsNotComparable';
  return {
    stage: name,
    glyph: glyphs[markOf(cell)],
    tone: toneOf(cell),
    verdict: say(context, key, names),
    size: sizeOf(context, stage.overall),
    targets: [
      ...targetOf(context, 'abOnTargetShort', stage.onTarget),
      ...targetOf(context, 'abOffTargetShort', stage.offTarget),
    ],
    changed: changedSuites(context, stage),
    others: otherSuites(context, stage),
  };
}

function toneOf(cell: Compared): StageLine['tone'] {
  if (cell.state !== 'compared') return 'open';
  return cell.verdict === 'better' ? 'gain' : cell.verdict === 'worse' ? 'loss' : 'open';
}

function sizeOf(
  context: PlotContext,
  { cell, tasks, of }: NonNullable<StageReport['overall']>,
): StageLine['size'] {
  if (cell.state !== 'compared') return null;
  const { estimate, interval } = cell.delta;
  const by = say(context, 'abByPoints', { delta: points(estimate), interval: intervalText(interval) });
  const counts = { tasks: String(tasks), of: String(of) };
  return { by, over: say(context, tasks < of ? 'abOverSomeTasks' : 'abOverTasks', counts) };
}

function targetOf(context: PlotContext, key: string, cell: Compared | undefined): StageLine['targets'] {
  if (cell === undefined) return [];
  const name = say(context, key);
  if (cell.state === 'not-comparable') return [{ name, text: '≠' }];
  return [{ name, text: `${points(cell.delta.estimate)} ${glyphs[cell.verdict]}` }];
}

function changedSuites({ words }: PlotContext, { against }: StageReport): StageLine['changed'] {
  const real = against.parent.flatMap(({ suite, cell }) =>
    cell.state === 'compared' && isTelling(cell.verdict)
      ? [{ suite, estimate: cell.delta.estimate, verdict: cell.verdict }]
      : [],
  );
  return real
    .toSorted((a, b) => b.estimate - a.estimate)
    .map(({ suite, estimate, verdict }) => ({
      tone: verdict === 'better' ? 'gain' : 'loss',
      text: joinLabels([glyphs[verdict], suiteName(words, suite), points(estimate)], ' '),
    }));
}

function otherSuites(context: PlotContext, { against }: StageReport): readonly Bilingual[] {
  const marks = against.parent.map(({ cell }) => markOf(cell));
  const undecided = marks.filter((mark) => mark === 'tied' || mark === 'cannot tell').length;
  const different = marks.filter((mark) => mark === 'not-comparable').length;
  return [
    ...(undecided === 0 ? [] : [say(context, 'abCountCannotTell', { count: String(undecided) })]),
    ...(different === 0 ? [] : [say(context, 'abCountNotComparable', { count: String(different) })]),
  ];
}
