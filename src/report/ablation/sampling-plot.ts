import type { StageReport } from '../../ablation/chain/ablation-report.ts';
import { points } from '../compare-words.ts';
import { suiteName } from '../known-names.ts';
import { drawForest } from '../plot/draw-forest.ts';
import type { ForestRow } from '../plot/draw-forest.ts';
import type { Plot, PlotTable } from '../plot/plot.ts';
import { joinLabels } from '../words.ts';
import type { Bilingual, Label } from '../words.ts';
import { intervalText, laterStages, say, sayAll, shown } from './plot-context.ts';
import type { PlotContext } from './plot-context.ts';

const readings: Readonly<Record<string, string>> = {
  'new ability': 'abNewAbility',
  'sharper sampling': 'abSharper',
  narrower: 'abNarrower',
  'cannot tell': 'abCannotTell',
};

/** How pass@1 and pass@k moved; only where answers were repeated. */
export function samplingPlot(context: PlotContext): readonly Plot[] {
  const stages = laterStages(context.report).filter(({ sampling }) => sampling.length > 0);
  if (stages.length === 0) return [];
  const rows = stages.flatMap(({ stage, parent, sampling }): readonly ForestRow[] => [
    { name: say(context, 'abAgainst', { stage: shown(stage), parent: shown(parent) }), isHeading: true },
    ...sampling.flatMap(({ suite, k, passAt1, passAtK, reading }): readonly ForestRow[] => [
      rowOf(passName(context, suite, 1), passAt1, ''),
      rowOf(passName(context, suite, k), passAtK, readingOf(context, reading)),
    ]),
  ]);
  const axis = say(context, 'abAxisPoints');
  return [
    {
      id: 'sampling',
      title: say(context, 'abSampling'),
      reading: say(context, 'abSamplingReading'),
      draw: (width) => drawForest({ rows, unit: 'points', axis, legend: [] }, width),
      table: tableOf(context, stages),
    },
  ];
}

function tableOf(context: PlotContext, stages: readonly StageReport[]): PlotTable {
  return {
    heads: sayAll(context, [
      'abStage',
      'abSuite',
      'abPass1',
      'abInterval',
      'abPassK',
      'abInterval',
      'abReading',
    ]),
    rows: stages.flatMap(({ stage, sampling }) =>
      sampling.map(({ suite, passAt1, passAtK, reading }) => [
        shown(stage),
        suiteName(context.words, suite),
        points(passAt1.estimate),
        intervalText(passAt1.interval),
        points(passAtK.estimate),
        intervalText(passAtK.interval),
        readingOf(context, reading),
      ]),
    ),
  };
}

function readingOf(context: PlotContext, reading: string): Bilingual {
  return say(context, readings[reading] ?? 'abCannotTell');
}

function passName({ words }: PlotContext, suite: string, k: number): Label {
  return joinLabels([suiteName(words, suite), `pass@${k}`], ' ');
}

function rowOf(
  name: Label,
  {
    estimate,
    interval,
  }: { readonly estimate: number; readonly interval: Parameters<typeof intervalText>[0] },
  reading: Bilingual | '',
): ForestRow {
  const narrow = points(estimate);
  const wide = `${narrow} ${intervalText(interval)}`;
  const figures = reading === '' ? wide : { zh: `${wide} ${reading.zh}`, en: `${wide} ${reading.en}` };
  return { name, value: estimate, interval, mark: 'score', figures: [figures, narrow] };
}
