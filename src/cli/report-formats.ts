import type { AblationReport } from '../ablation/chain/ablation-report.ts';
import type { StoredRun } from '../exchange/stored-run.ts';
import { FinevalError } from '../errors.ts';
import type { ReportFile } from '../report/report-file.ts';
import type { AblationForm } from './ablation-formats.ts';
import type { Terminal } from './terminal.ts';

/** What a form of report comes to: one text, or files under a folder, and what was left out of it. */
export type Rendered = string | { readonly files: readonly ReportFile[]; readonly left?: readonly string[] };

/** What a form is told beside the runs. */
export interface RenderOptions {
  readonly terminal: Terminal;
  readonly lang?: 'zh' | 'en';
  /** The chain that the runs form. */
  readonly ablation?: AblationReport;
  /** Of an HTML page, in megabytes. */
  readonly maxSize?: number;
}

export type RenderReport = (
  runs: readonly StoredRun[],
  options: RenderOptions,
) => Rendered | Promise<Rendered>;

/** The forms of `fineval report --format`, each loaded when it is asked for. */
export const reportFormats: Readonly<Record<string, () => Promise<RenderReport>>> = {
  html: async () => {
    const [{ readReport }, { renderHtml, shortenedSentence }] = await Promise.all([
      import('./read-report.ts'),
      import('./render-html.ts'),
    ]);
    return async (runs, { terminal, lang = 'en', ablation, ...size }) => {
      const directories = runs.map(({ directory }) => directory);
      const onShortened = (limit: number): void => {
        terminal.stderr.write(shortenedSentence(limit));
      };
      const request = { runs: directories, samples: true, ...chain(ablation) };
      const report = await readReport(request, terminal);
      return renderHtml(report, { lang, ...size, onShortened });
    };
  },
  json: async () => {
    const [{ readReport }, { reportJson }] = await Promise.all([
      import('./read-report.ts'),
      import('../report/report-json.ts'),
    ]);
    return async (runs, { terminal, ablation }) => {
      const directories = runs.map(({ directory }) => directory);
      const request = { runs: directories, samples: false, ...chain(ablation) };
      return reportJson(await readReport(request, terminal));
    };
  },
  junit: async () => {
    const [{ readReport }, { reportJunit }] = await Promise.all([
      import('./read-report.ts'),
      import('../report/report-junit.ts'),
    ]);
    return async (runs, { terminal }) => {
      const directories = runs.map(({ directory }) => directory);
      return reportJunit(await readReport({ runs: directories, samples: true }, terminal));
    };
  },
  csv: async () => either((await import('../report/run-csv.ts')).runCsv, 'csv'),
  md: async () => either((await import('../report/run-markdown.ts')).runMarkdown, 'md'),
  svg: async () =>
    either(() => {
      const because = 'plots are made of an ablation; name the file that fineval ablate takes';
      throw new FinevalError('NOTHING_TO_REPORT', { format: 'svg', because });
    }, 'svg'),
  eee: async () => {
    const { writeEee } = await import('../exchange/eee/write-eee.ts');
    return async (runs) => ({ files: await writeEee(runs) });
  },
  hf: async () => {
    const { huggingFaceResults } = await import('../report/hugging-face.ts');
    return (runs) => {
      const results = runs.map(huggingFaceResults);
      return { files: results.flatMap(({ files }) => files), left: results.flatMap(({ left }) => left) };
    };
  },
};

/** An ablation has its own text in some forms; all others are those of its runs. */
function either(ofRuns: RenderReport, form: AblationForm): RenderReport {
  return async (runs, options) => {
    const { ablation, lang = 'en' } = options;
    if (ablation === undefined) return await ofRuns(runs, options);
    const { ablationFormats } = await import('./ablation-formats.ts');
    return ablationFormats[form](ablation, lang);
  };
}

function chain(ablation: AblationReport | undefined): { readonly ablation?: AblationReport } {
  return ablation === undefined ? {} : { ablation };
}
