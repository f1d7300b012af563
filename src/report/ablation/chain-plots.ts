import type { Compared } from '../../ablation/compare/comparison.ts';
import { isTelling } from '../../ablation/compare/verdict.ts';
import type { Interval } from '../../stats/interval.ts';
import { points } from '../compare-words.ts';
import { capabilityName, suiteName } from '../known-names.ts';
import { drawPanels } from '../plot/draw-panels.ts';
import type { Panel, PanelLink, PanelPoint } from '../plot/draw-panels.ts';
import { glyphs } from '../plot/mark.ts';
import type { Plot, PlotTable } from '../plot/plot.ts';
import type { Label } from '../words.ts';
import {
  intervalText,
  markOf,
  say,
  sayAll,
  shareInterval,
  shown,
  verdictLabel,
  verdictLegend,
  whyNot,
} from './plot-context.ts';
import type { PlotContext } from './plot-context.ts';

/** A score of a stage, and what became of it since its parent. */
interface ChainScore {
  readonly stage: number;
  readonly parent?: number;
  readonly value: number;
  readonly interval: Interval | null;
  readonly cell?: Compared;
}

interface Series {
  readonly name: Label;
  readonly scores: readonly ChainScore[];
}

/** The chain of stages: each suite's score, and each capability's. */
export function chainPlots(context: PlotContext): readonly Plot[] {
  const suites = suiteSeries(context);
  const capabilities = capabilitySeries(context);
  return [
    chainPlot(context, { id: 'chain', series: suites }),
    ...(capabilities.length === 0 ? [] : [chainPlot(context, { id: 'capabilities', series: capabilities })]),
  ];
}

function suiteSeries({ report, words }: PlotContext): readonly Series[] {
  const { stages, suites } = report;
  return suites.map((suite) => ({
    name: suiteName(words, suite),
    scores: stages.flatMap((stage, index): readonly ChainScore[] => {
      const score = stage.scores.find((one) => one.suite === suite);
      if (score === undefined || score.value === null) return [];
      const { value, interval } = score;
      const cell = stage.against.parent.find((one) => one.suite === suite)?.cell;
      return [{ stage: index, ...parentOf(indexOf(report, stage.parent)), value, interval, ...cellOf(cell) }];
    }),
  }));
}

function indexOf({ stages }: PlotContext['report'], parent: string | undefined): number {
  return stages.findIndex(({ stage }) => stage === parent);
}

function parentOf(index: number): Pick<ChainScore, 'parent'> {
  return index < 0 ? {} : { parent: index };
}

function cellOf(cell: Compared | undefined): Pick<ChainScore, 'cell'> {
  return cell === undefined ? {} : { cell };
}

function capabilitySeries({ report, words }: PlotContext): readonly Series[] {
  const { stages } = report;
  const names = [...new Set(stages.flatMap(({ capabilities }) => capabilities.map((one) => one.capability)))];
  return names.toSorted().map((name) => ({
    name: capabilityName(words, name),
    scores: stages.flatMap((stage, index): readonly ChainScore[] => {
      const found = stage.capabilities.find(({ capability }) => capability === name);
      if (found === undefined) return [];
      const { value, interval, delta } = found;
      return [
        { stage: index, ...parentOf(indexOf(report, stage.parent)), value, interval, ...cellOf(delta) },
      ];
    }),
  }));
}

interface ChainPart {
  readonly id: 'chain' | 'capabilities';
  readonly series: readonly Series[];
}

function chainPlot(ctx: PlotContext, { id, series }: ChainPart): Plot {
  const { stages } = ctx.report;
  const columns = stages.map(({ stage }) => shown(stage));
  const panels = series.map((one) => panelOf(one, columns));
  const legend = verdictLegend(ctx, ['score', 'not-comparable']);
  return {
    id,
    title: say(ctx, id === 'chain' ? 'abChain' : 'abCapabilities'),
    reading: say(ctx, id === 'chain' ? 'abChainReading' : 'abCapabilitiesReading'),
    draw: (width) => drawPanels({ columns, panels, legend }, width),
    table: tableOf(ctx, { id, series }),
  };
}

function panelOf({ name, scores }: Series, columns: readonly string[]): Panel {
  return {
    title: name,
    points: scores.map((score): PanelPoint => {
      const { stage, value, interval, cell } = score;
      const note = `${columns[stage] ?? ''}: ${(100 * value).toFixed(1)} ${shareInterval(interval)}${changeText(cell)}`;
      return { column: stage, value, interval, mark: markOf(cell), note };
    }),
    links: scores.flatMap(({ stage, parent, cell }): readonly PanelLink[] => {
      if (parent === undefined || cell?.state !== 'compared') return [];
      return [{ from: parent, to: stage, sure: isTelling(cell.verdict) }];
    }),
  };
}

function changeText(cell: Compared | undefined): string {
  if (cell === undefined) return '';
  if (cell.state === 'not-comparable') return ` · ${glyphs['not-comparable']}`;
  return ` · ${points(cell.delta.estimate)} ${intervalText(cell.delta.interval)} ${glyphs[cell.verdict]}`;
}

function tableOf(ctx: PlotContext, { id, series }: ChainPart): PlotTable {
  const { stages } = ctx.report;
  const first = id === 'chain' ? 'abSuite' : 'abCapability';
  return {
    heads: sayAll(ctx, [
      first,
      'abStage',
      'abScore',
      'abInterval',
      'abDeltaParent',
      'abInterval',
      'abReading',
    ]),
    rows: series.flatMap(({ name, scores }) =>
      scores.map(({ stage, value, interval, cell }) => [
        name,
        shown(stages[stage]?.stage ?? ''),
        (100 * value).toFixed(1),
        shareInterval(interval),
        ...changeCells(ctx, cell),
      ]),
    ),
  };
}

function changeCells(ctx: PlotContext, cell: Compared | undefined): readonly [Label, Label, Label] {
  if (cell === undefined) return ['–', '', ''];
  if (cell.state === 'not-comparable') return ['≠', '', whyNot(ctx, cell)];
  const { estimate, interval } = cell.delta;
  return [points(estimate), intervalText(interval), verdictLabel(ctx, cell.verdict)];
}
