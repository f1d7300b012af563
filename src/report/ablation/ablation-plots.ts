import type { Plot } from '../plot/plot.ts';
import { attributionPlots } from './attribution-plots.ts';
import { chainPlots } from './chain-plots.ts';
import { deltaPlot, readablePlot, targetPlot } from './delta-plots.ts';
import { detectablePlot } from './detectable-plot.ts';
import { labelPlots } from './label-plots.ts';
import type { PlotContext } from './plot-context.ts';
import { samplingPlot } from './sampling-plot.ts';
import { forgettingPlot, transitionPlot } from './transition-plots.ts';

/** The pictures of an ablation, in the order in which they are shown. */
export interface AblationPlots {
  /** What changed. */
  readonly changes: readonly Plot[];
  /** Where it comes from, stage by stage. */
  readonly origins: ReturnType<typeof attributionPlots>;
  /** What it cost, and what is not known. */
  readonly limits: readonly Plot[];
}

export function ablationPlots(context: PlotContext): AblationPlots {
  return {
    changes: [
      ...chainPlots(context),
      ...deltaPlot(context),
      ...targetPlot(context),
      ...readablePlot(context),
      ...labelPlots(context),
    ],
    origins: attributionPlots(context),
    limits: [
      ...transitionPlot(context),
      ...forgettingPlot(context),
      ...samplingPlot(context),
      ...detectablePlot(context),
    ],
  };
}

/** All of them in one list. */
export function allPlots(context: PlotContext): readonly Plot[] {
  const { changes, origins, limits } = ablationPlots(context);
  return [...changes, ...origins.flatMap(({ plots }) => plots), ...limits];
}
