import type { AblationReport } from '../ablation/chain/ablation-report.ts';
import { allPlots } from '../report/ablation/ablation-plots.ts';
import { ablationCsv } from '../report/ablation-csv.ts';
import { ablationMarkdown } from '../report/ablation-markdown.ts';
import { standaloneSvg } from '../report/plot/standalone-svg.ts';
import type { ReportFile } from '../report/report-file.ts';
import { readPlotStyle, readWords } from './render-html.ts';
import type { Rendered } from './report-formats.ts';

export type AblationForm = 'csv' | 'md' | 'svg';

/** The forms of an ablation that are not those of its runs. */
export const ablationFormats: Readonly<
  Record<AblationForm, (report: AblationReport, lang: 'zh' | 'en') => Rendered>
> = {
  csv: ablationCsv,
  md: ablationMarkdown,
  svg: (report, lang) => ({ files: plotFiles(report, lang) }),
};

/** Every plot of an ablation as a file. */
export function plotFiles(report: AblationReport, lang: 'zh' | 'en'): readonly ReportFile[] {
  const style = readPlotStyle();
  return allPlots({ report, words: readWords() }).map((plot) => ({
    path: `${plot.id}.svg`,
    content: standaloneSvg(plot, lang, style),
  }));
}
