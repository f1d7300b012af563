import type { Delta } from '../../ablation/compare/measure-delta.ts';
import type { DeltaVerdict } from '../../ablation/compare/verdict.ts';
import { points, size } from '../compare-words.ts';
import { suiteName } from '../known-names.ts';
import { drawBlindZones } from '../plot/draw-blind-zone.ts';
import type { BlindRow } from '../plot/draw-blind-zone.ts';
import type { Plot, PlotTable } from '../plot/plot.ts';
import type { Label } from '../words.ts';
import { laterStages, say, sayAll, shown, verdictLabel, verdictLegend } from './plot-context.ts';
import type { PlotContext } from './plot-context.ts';

interface Found {
  readonly stage: string;
  readonly delta: Delta;
  readonly verdict: DeltaVerdict;
}

/** How small a difference each suite can show, beside the differences that were found. */
export function detectablePlot(context: PlotContext): readonly Plot[] {
  const suites = foundOf(context);
  if (suites.length === 0) return [];
  const rows = suites.map(({ suite, found }) => rowOf(context, suite, found));
  const legend = [
    { sign: { box: 'zone', pattern: 'hatch-format' }, label: say(context, 'abZone') },
    ...verdictLegend(context),
  ];
  return [
    {
      id: 'detectable',
      title: say(context, 'abDetectableTitle'),
      reading: say(context, 'abDetectableReading'),
      draw: (width) => drawBlindZones({ rows, axis: say(context, 'abAxisSize'), legend }, width),
      table: tableOf(context, suites),
    },
  ];
}

interface SuiteFound {
  readonly suite: Label;
  readonly found: readonly Found[];
}

function foundOf({ report, words }: PlotContext): readonly SuiteFound[] {
  return report.suites.flatMap((suite) => {
    const found = laterStages(report).flatMap(({ stage, against }): readonly Found[] => {
      const cell = against.parent.find((one) => one.suite === suite)?.cell;
      return cell?.state === 'compared'
        ? [{ stage: shown(stage), delta: cell.delta, verdict: cell.verdict }]
        : [];
    });
    return found.length === 0 ? [] : [{ suite: suiteName(words, suite), found }];
  });
}

function tableOf(context: PlotContext, suites: readonly SuiteFound[]): PlotTable {
  return {
    heads: sayAll(context, ['abSuite', 'abStage', 'abSamples', 'abDetectable', 'abDeltaParent', 'abReading']),
    rows: suites.flatMap(({ suite, found }) =>
      found.map(({ stage, delta: { n, detectable, estimate }, verdict }) => [
        suite,
        stage,
        String(n),
        size(detectable),
        points(estimate),
        verdictLabel(context, verdict),
      ]),
    ),
  };
}

/** A suite's zone is its median over the stages; a stage that finds nothing counts as the largest. */
function rowOf(context: PlotContext, suite: Label, found: readonly Found[]): BlindRow {
  const zones = found.map(({ delta }) => delta.detectable ?? Infinity).toSorted((a, b) => a - b);
  const middle = zones[Math.floor(zones.length / 2)] ?? Infinity;
  const zone = Number.isFinite(middle) ? middle : null;
  const n = String(Math.max(...found.map(({ delta }) => delta.n)));
  return {
    name: say(context, 'abSuiteSize', { suite, n }),
    zone,
    found: found.map(({ delta, verdict }) => ({ size: Math.abs(delta.estimate), mark: verdict })),
    figures: zone === null ? say(context, 'abSeesNothing') : say(context, 'abSeesFrom', { size: size(zone) }),
  };
}
