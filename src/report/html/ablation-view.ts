import type { AblationReport } from '../../ablation/chain/ablation-report.ts';
import { ablationPlots } from '../ablation/ablation-plots.ts';
import { say, shown } from '../ablation/plot-context.ts';
import type { PlotContext } from '../ablation/plot-context.ts';
import { lineRule, stageLines } from '../ablation/stage-lines.ts';
import { suiteName } from '../known-names.ts';
import { hatches } from '../plot/hatches.ts';
import type { Drawing, Plot } from '../plot/plot.ts';
import { svg, writeSvg } from '../plot/svg.ts';
import { joinLabels, pairOf } from '../words.ts';
import type { Bilingual, Words } from '../words.ts';

/** Plots are drawn for wide screens and paper, and for telephones. */
const widths = { wide: 960, narrow: 350 } as const;

/** An ablation as the templates show it. Markup is only what `writeSvg` wrote. */
export function ablationView(report: AblationReport, words: Words): object {
  const context: PlotContext = { report, words };
  const { changes, origins, limits } = ablationPlots(context);
  return {
    title: shown(report.title ?? ''),
    lines: stageLines(context),
    rule: lineRule(context),
    leftOut: leftOutOf(context),
    hatches: writeSvg(hatches, 'en'),
    changes: changes.map(figureOf),
    origins: origins.map(({ stage, parent, plots }) => ({
      title: say(context, 'abDetails', { stage: shown(stage), parent: shown(parent) }),
      figures: plots.map(figureOf),
    })),
    limits: limits.map(figureOf),
  };
}

function leftOutOf(context: PlotContext): Bilingual | null {
  const { leftOut } = context.report;
  if (leftOut.length === 0) return null;
  const each = leftOut.map(({ stage, because }) => {
    const known = because === 'it has no finished run' ? say(context, 'abAbsentRun') : shown(because);
    return say(context, 'abLeftOutOne', { stage: suiteName(context.words, stage), because: known });
  });
  return joinLabels(each, { zh: '、', en: ', ' });
}

function figureOf(plot: Plot): object {
  const { id, title, reading, table } = plot;
  return {
    id,
    title,
    reading,
    wide: drawn(plot, 'wide'),
    narrow: drawn(plot, 'narrow'),
    heads: table.heads,
    rows: table.rows.map((cells) => cells.map(pairOf)),
  };
}

function drawn(
  plot: Plot,
  size: keyof typeof widths,
): { readonly markup: string; readonly scrolls: boolean } {
  const drawing = plot.draw(widths[size]);
  const markup = writeSvg([rootOf(plot.id, drawing, size)], 'both');
  return { markup, scrolls: drawing.width > widths[size] };
}

function rootOf(
  id: string,
  { width, height, nodes }: Drawing,
  size: keyof typeof widths,
): ReturnType<typeof svg> {
  const high = Math.ceil(height);
  return svg(
    'svg',
    {
      class: `plot ${size}`,
      viewBox: `0 0 ${width} ${high}`,
      width,
      height: high,
      role: 'img',
      'aria-labelledby': `${id}-title`,
      'aria-describedby': `${id}-reading`,
    },
    nodes,
  );
}
