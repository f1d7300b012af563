import type { StageReport } from '../../ablation/chain/ablation-report.ts';
import { points } from '../compare-words.ts';
import { drawForest } from '../plot/draw-forest.ts';
import type { ForestRow } from '../plot/draw-forest.ts';
import type { Plot, PlotTable } from '../plot/plot.ts';
import type { Bilingual } from '../words.ts';
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
      rowOf(`${shown(suite)} pass@1`, passAt1, ''),
      rowOf(`${shown(suite)} pass@${k}`, passAtK, readingOf(context, reading)),
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
        shown(suite),
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

function rowOf(
  name: string,
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
