import type { SampleFlips } from '../../ablation/compare/measure-delta.ts';
import { suiteName } from '../known-names.ts';
import { drawForest } from '../plot/draw-forest.ts';
import type { ForestRow } from '../plot/draw-forest.ts';
import { drawShares } from '../plot/draw-shares.ts';
import type { ShareKind, SharesRow } from '../plot/draw-shares.ts';
import type { Plot, PlotTable } from '../plot/plot.ts';
import { percent } from '../percent.ts';
import type { Label } from '../words.ts';
import { laterStages, say, sayAll, shareInterval, shown } from './plot-context.ts';
import type { PlotContext } from './plot-context.ts';

/** Samples gained, lost and kept from each stage's parent. */
export function transitionPlot(context: PlotContext): readonly Plot[] {
  const groups = transitionGroups(context);
  if (groups.every(({ rows }) => rows.length === 0)) return [];
  const kinds: readonly ShareKind[] = [
    { label: say(context, 'abKeptRight'), shade: 'share kept' },
    { label: say(context, 'abGained'), shade: 'share gain' },
    { label: say(context, 'abLost'), shade: 'share loss', pattern: 'hatch-loss' },
    { label: say(context, 'abKeptWrong'), shade: 'share empty' },
  ];
  const rows = groups.flatMap(({ heading, rows: own }): readonly SharesRow[] => [
    ...(own.length === 0 ? [] : [{ name: heading, isHeading: true, counts: [], figures: '' }]),
    ...own.map(({ suite, flips: { keptRight, gained, lost, keptWrong } }) => ({
      name: suite,
      counts: [keptRight, gained, lost, keptWrong],
      figures: `+${gained} −${lost}`,
    })),
  ]);
  return [
    {
      id: 'transitions',
      title: say(context, 'abTransitions'),
      reading: say(context, 'abTransitionsReading'),
      draw: (width) => drawShares({ rows, kinds }, width),
      table: transitionTable(context, groups),
    },
  ];
}

interface TransitionGroup {
  readonly heading: Label;
  readonly stage: string;
  readonly rows: readonly { readonly suite: Label; readonly flips: SampleFlips }[];
}

function transitionGroups(context: PlotContext): readonly TransitionGroup[] {
  return laterStages(context.report).map((stage) => ({
    heading: say(context, 'abAgainst', { stage: shown(stage.stage), parent: shown(stage.parent) }),
    stage: shown(stage.stage),
    rows: stage.against.parent.flatMap(({ suite, cell }) =>
      cell.state === 'compared' ? [{ suite: suiteName(context.words, suite), flips: cell.delta.flips }] : [],
    ),
  }));
}

function transitionTable(context: PlotContext, groups: readonly TransitionGroup[]): PlotTable {
  return {
    heads: sayAll(context, ['abStage', 'abSuite', 'abKeptRight', 'abGained', 'abLost', 'abKeptWrong']),
    rows: groups.flatMap(({ stage, rows }) =>
      rows.map(({ suite, flips: { keptRight, gained, lost, keptWrong } }) => [
        stage,
        suite,
        ...[keptRight, gained, lost, keptWrong].map(String),
      ]),
    ),
  };
}

/** Of what had been learned since the base, how much each stage has lost. */
export function forgettingPlot(context: PlotContext): readonly Plot[] {
  const groups = laterStages(context.report).map((stage) => ({
    stage: shown(stage.stage),
    cells: stage.forgetting.filter(({ share }) => share !== null),
  }));
  if (groups.every(({ cells }) => cells.length === 0)) return [];
  const rows = groups.flatMap(({ stage, cells }): readonly ForestRow[] => [
    ...(cells.length === 0 ? [] : [{ name: stage, isHeading: true }]),
    ...cells.map(({ suite, forgotten, learned, share, interval }): ForestRow => {
      const figures = `${forgotten} / ${learned}`;
      const name = suiteName(context.words, suite);
      return { name, value: share ?? 0, interval, mark: 'score', figures: [figures, figures] };
    }),
  ]);
  const axis = say(context, 'abAxisForgotten');
  return [
    {
      id: 'forgetting',
      title: say(context, 'abForgetting'),
      reading: say(context, 'abForgettingReading'),
      draw: (width) => drawForest({ rows, unit: 'percent', axis, legend: [] }, width),
      table: {
        heads: sayAll(context, ['abStage', 'abSuite', 'abLearned', 'abForgotten', 'abShare', 'abInterval']),
        rows: groups.flatMap(({ stage, cells }) =>
          cells.map(({ suite, learned, forgotten, share, interval }): readonly Label[] => [
            stage,
            suiteName(context.words, suite),
            String(learned),
            String(forgotten),
            percent(share),
            shareInterval(interval),
          ]),
        ),
      },
    },
  ];
}
