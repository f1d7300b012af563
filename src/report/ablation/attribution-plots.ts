import type { StageReport, SuiteAttribution, SuiteDelta } from '../../ablation/chain/ablation-report.ts';
import type { AttributionPart } from '../../ablation/chain/attribution.ts';
import { points } from '../compare-words.ts';
import { labelValueName, suiteName } from '../known-names.ts';
import { percent } from '../percent.ts';
import { drawWaterfall } from '../plot/draw-waterfall.ts';
import type { WaterfallPart } from '../plot/draw-waterfall.ts';
import type { LegendItem } from '../plot/legend.ts';
import type { Plot, PlotTable } from '../plot/plot.ts';
import { wordOf } from '../words.ts';
import type { Bilingual } from '../words.ts';
import { plotId } from './plot-id.ts';
import { dimensionWord, intervalText, laterStages, say, sayAll, shown } from './plot-context.ts';
import type { PlotContext } from './plot-context.ts';

/** How many parts of a gain have a bar of their own. */
const most = 10;

/** Where each stage's gains and losses come from, suite by suite. */
export function attributionPlots(
  context: PlotContext,
): readonly { readonly stage: string; readonly parent: string; readonly plots: readonly Plot[] }[] {
  return laterStages(context.report).flatMap((stage) => {
    const plots = stage.attribution.flatMap((attribution) => {
      const delta = stage.against.parent.find(({ suite }) => suite === attribution.suite);
      if (delta?.cell.state !== 'compared' || attribution.parts.length === 0) return [];
      return [attributionPlot(context, { stage, attribution, delta })];
    });
    return plots.length === 0 ? [] : [{ stage: stage.stage, parent: stage.parent, plots }];
  });
}

interface AttributionCase {
  readonly stage: StageReport;
  readonly attribution: SuiteAttribution;
  readonly delta: SuiteDelta;
}

function attributionPlot(context: PlotContext, { stage, attribution, delta }: AttributionCase): Plot {
  const { suite, by, total, parts } = attribution;
  const base = delta.cell.state === 'compared' ? delta.cell.delta.base : 0;
  const sorted = parts.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const rest = sorted.slice(most);
  const bars = [
    ...sorted.slice(0, most).map((part) => barOf(context, attribution, part)),
    ...(rest.length === 0 ? [] : [restOf(context, rest)]),
  ];
  const names = {
    suite: suiteName(context.words, suite),
    stage: shown(stage.stage),
    parent: shown(delta.with),
    delta: points(total),
  };
  const { stages, suites } = context.report;
  const number = stages.findIndex((one) => one.stage === stage.stage);
  return {
    id: plotId('attribution', number, stage.stage, String(suites.indexOf(suite) + 1), suite),
    title: say(context, 'abAttribution', names),
    reading: say(context, 'abAttributionReading', { by: dimensionWord(context, by) }),
    draw: (width) =>
      drawWaterfall(
        {
          from: { name: shown(delta.with), value: base, figures: percent(base) },
          parts: bars,
          to: { name: shown(stage.stage), value: base + total, figures: percent(base + total) },
          legend: legendOf(context),
        },
        width,
      ),
    table: tableOf(context, attribution, sorted),
  };
}

function tableOf(
  context: PlotContext,
  { suite, by }: SuiteAttribution,
  parts: readonly AttributionPart[],
): PlotTable {
  return {
    heads: sayAll(context, [
      'abLabel',
      'abDifficulty',
      'abForm',
      'abContribution',
      'abInterval',
      'abSamples',
    ]),
    rows: parts.map(({ label, difficulty, part, contribution, interval, samples }) => [
      labelValueName(context.words, { suite, dimension: by, label }),
      difficultyWord(context, difficulty),
      partWord(context, part),
      points(contribution),
      intervalText(interval),
      String(samples),
    ]),
  };
}

function barOf(context: PlotContext, { suite, by }: SuiteAttribution, part: AttributionPart): WaterfallPart {
  const { label, difficulty, contribution, interval } = part;
  const words = { difficulty: difficultyWord(context, difficulty), part: partWord(context, part.part) };
  return {
    name: say(context, 'abPartName', {
      label: labelValueName(context.words, { suite, dimension: by, label }),
      ...words,
    }),
    size: contribution,
    interval,
    isFormat: part.part === 'format',
    figures: points(contribution),
  };
}

function restOf(context: PlotContext, rest: readonly AttributionPart[]): WaterfallPart {
  const size = rest.reduce((sum, { contribution }) => sum + contribution, 0);
  const name = say(context, 'abRest', { count: String(rest.length) });
  return { name, size, interval: null, isFormat: false, figures: points(size) };
}

function difficultyWord({ words }: PlotContext, difficulty: string): Bilingual {
  const key = `abDifficulty-${difficulty}`;
  return Object.hasOwn(words, key) ? wordOf(words, key) : { zh: shown(difficulty), en: shown(difficulty) };
}

function partWord(context: PlotContext, part: AttributionPart['part']): Bilingual {
  return say(context, part === 'format' ? 'abFormat' : 'abContent');
}

function legendOf(context: PlotContext): readonly LegendItem[] {
  return [
    { sign: { box: 'part gain' }, label: say(context, 'abGain') },
    { sign: { box: 'part loss' }, label: say(context, 'abLoss') },
    { sign: { box: 'part gain', pattern: 'hatch-format' }, label: say(context, 'abFormatLegend') },
  ];
}
