import type { StageReport } from '../../ablation/chain/ablation-report.ts';
import type { Compared } from '../../ablation/compare/comparison.ts';
import { points, probability, size } from '../compare-words.ts';
import { capabilityName, suiteName } from '../known-names.ts';
import { drawForest } from '../plot/draw-forest.ts';
import type { ForestRow } from '../plot/draw-forest.ts';
import { glyphs } from '../plot/mark.ts';
import type { Plot } from '../plot/plot.ts';
import { joinLabels } from '../words.ts';
import type { Label } from '../words.ts';
import {
  intervalText,
  laterStages,
  say,
  sayAll,
  shown,
  verdictLabel,
  verdictLegend,
  whyNot,
} from './plot-context.ts';
import type { PlotContext } from './plot-context.ts';

/** Every suite's difference to the parent, stage by stage. */
export function deltaPlot(context: PlotContext): readonly Plot[] {
  const stages = laterStages(context.report);
  if (stages.length === 0) return [];
  return [
    differencePlot(context, {
      id: 'deltas',
      title: 'abDeltas',
      reading: 'abDeltasReading',
      what: 'abSuite',
      groups: stages.map((stage) => ({
        heading: headingOf(context, stage),
        stage: shown(stage.stage),
        parent: shown(stage.parent),
        cells: stage.against.parent.map(({ suite, cell }) => ({
          name: suiteName(context.words, suite),
          cell,
        })),
      })),
    }),
  ];
}

/** What each stage was meant to improve, beside everything else. */
export function targetPlot(context: PlotContext): readonly Plot[] {
  const stages = laterStages(context.report).filter(({ onTarget }) => onTarget !== undefined);
  if (stages.length === 0) return [];
  const all = say(context, 'abAllTasks');
  return [
    differencePlot(context, {
      id: 'targets',
      title: 'abTargets',
      reading: 'abTargetsReading',
      what: 'abTasks',
      groups: stages.map((stage) => ({
        heading: headingOf(context, stage),
        stage: shown(stage.stage),
        parent: shown(stage.parent),
        cells: [
          ...named(onTargetName(context, stage), stage.onTarget),
          ...named(say(context, 'abOffTarget'), stage.offTarget),
          ...named(all, stage.overall?.cell),
        ],
      })),
    }),
  ];
}

/** How much of each stage's answers could be read, against its parent. */
export function readablePlot(context: PlotContext): readonly Plot[] {
  const stages = laterStages(context.report).filter(({ readable }) => readable.length > 0);
  if (stages.length === 0) return [];
  return [
    differencePlot(context, {
      id: 'readable',
      title: 'abReadable',
      reading: 'abReadableReading',
      what: 'abSuite',
      groups: stages.map((stage) => ({
        heading: headingOf(context, stage),
        stage: shown(stage.stage),
        parent: shown(stage.parent),
        cells: stage.readable.map(({ suite, cell }) => ({ name: suiteName(context.words, suite), cell })),
      })),
    }),
  ];
}

function onTargetName(context: PlotContext, { targets }: StageReport): Label {
  const names = targets.map((target) => capabilityName(context.words, target));
  return say(context, 'abOnTarget', { targets: joinLabels(names, { zh: '、', en: ', ' }) });
}

function named(name: Label, cell: Compared | undefined): readonly NamedCell[] {
  return cell === undefined ? [] : [{ name, cell }];
}

function headingOf(context: PlotContext, { stage, parent = '' }: StageReport): Label {
  return say(context, 'abAgainst', { stage: shown(stage), parent: shown(parent) });
}

interface NamedCell {
  readonly name: Label;
  readonly cell: Compared;
}

interface DifferenceGroup {
  readonly heading: Label;
  readonly stage: string;
  readonly parent: string;
  readonly cells: readonly NamedCell[];
}

interface Differences {
  readonly id: string;
  readonly title: string;
  readonly reading: string;
  /** The head of the column that names the rows. */
  readonly what: string;
  readonly groups: readonly DifferenceGroup[];
}

function differencePlot(context: PlotContext, { id, title, reading, what, groups }: Differences): Plot {
  const { tie } = context.report.settings;
  const rows = groups.flatMap(({ heading, cells }): readonly ForestRow[] => [
    { name: heading, isHeading: true },
    ...cells.map(({ name, cell }) => forestRow(context, name, cell)),
  ]);
  const legend = [
    ...verdictLegend(context),
    { sign: { box: 'band' }, label: say(context, 'abTieBand', { tie: size(tie) }) },
  ];
  const heads = [
    'abStage',
    'abParent',
    what,
    'abSamples',
    'abDeltaParent',
    'abInterval',
    'abP',
    'abReading',
    'abDetectable',
  ];
  return {
    id,
    title: say(context, title),
    reading: say(context, reading, { tie: size(tie) }),
    draw: (width) =>
      drawForest({ rows, unit: 'points', tie, axis: say(context, 'abAxisPoints'), legend }, width),
    table: {
      heads: sayAll(context, heads),
      rows: groups.flatMap(({ stage, parent, cells }) =>
        cells.map(({ name, cell }) => [stage, parent, name, ...deltaCells(context, cell)]),
      ),
    },
  };
}

function forestRow(context: PlotContext, name: Label, cell: Compared): ForestRow {
  if (cell.state === 'not-comparable')
    return { name, absent: withGlyph(whyNot(context, cell)), figures: ['≠', '≠'] };
  const { delta, verdict } = cell;
  const { estimate, interval, detectable } = delta;
  const wide = `${points(estimate)} ${intervalText(interval)} ${glyphs[verdict]}`;
  return {
    name,
    value: estimate,
    interval,
    mark: verdict,
    blind: detectable,
    figures: [wide, `${points(estimate)} ${glyphs[verdict]}`],
  };
}

function withGlyph({ zh, en }: { readonly zh: string; readonly en: string }): Label {
  return { zh: `≠ ${zh}`, en: `≠ ${en}` };
}

function deltaCells(context: PlotContext, cell: Compared): readonly Label[] {
  if (cell.state === 'not-comparable') return ['–', '≠', '', '', whyNot(context, cell), ''];
  const { n, estimate, interval, detectable } = cell.delta;
  return [
    String(n),
    points(estimate),
    intervalText(interval),
    probability(cell.adjustedP),
    verdictLabel(context, cell.verdict),
    size(detectable),
  ];
}
