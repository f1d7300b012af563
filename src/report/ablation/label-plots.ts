import type { LabelScore } from '../../ablation/chain/label-scores.ts';
import { points, probability } from '../compare-words.ts';
import { drawHeatMap, fewestShaded } from '../plot/draw-heat-map.ts';
import type { HeatCell, HeatRow } from '../plot/draw-heat-map.ts';
import type { LegendItem } from '../plot/legend.ts';
import { labelValueName, suiteName } from '../known-names.ts';
import type { Plot } from '../plot/plot.ts';
import { joinLabels } from '../words.ts';
import type { Label } from '../words.ts';
import { plotId } from './plot-id.ts';
import { dimensionWord, intervalText, say, sayAll, shown, verdictLabel } from './plot-context.ts';
import type { PlotContext } from './plot-context.ts';

/** A heat map of labels and stages for each suite that has several labels. */
export function labelPlots(context: PlotContext): readonly Plot[] {
  return context.report.suites.flatMap((suite, index) => {
    const labels = namesOf(context, suite);
    return labels.length < 2
      ? []
      : [labelPlot(context, { suite, labels, id: plotId('labels', index, suite) })];
  });
}

function namesOf({ report }: PlotContext, suite: string): readonly string[] {
  const all = report.stages.flatMap(({ labels }) => labels.filter((one) => one.suite === suite));
  return [...new Set(all.map(({ label }) => label))].toSorted(compareNaturally);
}

/** `level 2` before `level 10`. */
function compareNaturally(one: string, other: string): number {
  const key = (text: string): string => text.replaceAll(/\d+/gu, (digits) => digits.padStart(12, '0'));
  const [a, b] = [key(one), key(other)];
  return a < b ? -1 : Number(a > b);
}

interface LabelPart {
  readonly suite: string;
  readonly labels: readonly string[];
  readonly id: string;
}

function labelPlot(context: PlotContext, { suite, labels, id }: LabelPart): Plot {
  const { stages } = context.report;
  const found = stages.map(
    (stage) => new Map(stage.labels.filter((one) => one.suite === suite).map((one) => [one.label, one])),
  );
  const dimension = found.flatMap((one) => [...one.values()])[0]?.dimension ?? '';
  const rows = labels.map((label): HeatRow => ({
    name: labelValueName(context.words, { suite, dimension, label }),
    n: Math.max(...found.map((one) => one.get(label)?.n ?? 0)),
    cells: stages.map(({ stage, parent }, index) =>
      cellOf(context, found[index]?.get(label), { stage, hasParent: parent !== undefined }),
    ),
  }));
  const columns = stages.map(({ stage }) => shown(stage));
  const by = dimensionWord(context, dimension);
  return {
    id,
    title: say(context, 'abLabels', { suite: suiteName(context.words, suite), by }),
    reading: say(context, 'abLabelsReading', { few: String(fewestShaded) }),
    draw: (width) => drawHeatMap({ columns, rows, legend: legendOf(context) }, width),
    table: {
      heads: sayAll(context, [
        'abLabel',
        'abStage',
        'abSamples',
        'abScore',
        'abDeltaParent',
        'abInterval',
        'abP',
        'abReading',
      ]),
      rows: labels.flatMap((label) =>
        stages.flatMap(({ stage }, index) => {
          const one = found[index]?.get(label);
          return one === undefined ? [] : [tableRow(context, shown(stage), one)];
        }),
      ),
    },
  };
}

function cellOf(
  { words }: PlotContext,
  found: LabelScore | undefined,
  { stage, hasParent }: { readonly stage: string; readonly hasParent: boolean },
): HeatCell | undefined {
  if (found === undefined) return undefined;
  const { value, delta, n } = found;
  const change = delta === undefined ? '' : ` · ${points(delta.estimate)} ${intervalText(delta.interval)}`;
  return {
    value,
    ...(delta === undefined ? {} : { change: { estimate: delta.estimate, verdict: delta.verdict } }),
    notComparable: hasParent && delta === undefined,
    note: joinLabels(
      [labelValueName(words, found), shown(`${stage}: ${(100 * value).toFixed(1)} (n = ${n})${change}`)],
      ' · ',
    ),
  };
}

function tableRow(context: PlotContext, stage: string, found: LabelScore): readonly Label[] {
  const { n, value, delta } = found;
  const start = [labelValueName(context.words, found), stage, String(n), (100 * value).toFixed(1)];
  if (delta === undefined) return [...start, '–', '', '', ''];
  const { estimate, interval, adjustedP, verdict } = delta;
  return [
    ...start,
    points(estimate),
    intervalText(interval),
    probability(adjustedP),
    verdictLabel(context, verdict),
  ];
}

function legendOf(context: PlotContext): readonly LegendItem[] {
  const steps = ['1–5', '5–15', '> 15'];
  const box =
    (side: 'gain' | 'loss') =>
    (step: string, index: number): LegendItem => ({
      sign: { box: `heat ${side}-${index + 1}`, ...(side === 'loss' ? { pattern: 'hatch-loss' } : {}) },
      label: `${side === 'gain' ? '+' : '−'} ${step}`,
    });
  return [
    ...steps.map(box('gain')),
    ...steps.map(box('loss')),
    { sign: { mark: 'better' }, label: say(context, 'abRealGain') },
    { sign: { mark: 'worse' }, label: say(context, 'abRealLoss') },
    { sign: { text: '≠' }, label: say(context, 'abNotComparable') },
  ];
}
