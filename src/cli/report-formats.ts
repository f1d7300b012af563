import type { StoredRun } from '../exchange/stored-run.ts';
import type { ReportFile } from '../report/report-file.ts';
import type { Terminal } from './terminal.ts';

/** What a form of report comes to: one text, or files under a folder, and what was left out of it. */
export type Rendered = string | { readonly files: readonly ReportFile[]; readonly left?: readonly string[] };

/** What a form is told beside the runs. */
export interface RenderOptions {
  readonly terminal: Terminal;
  readonly lang?: 'zh' | 'en';
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
    return async (runs, { terminal, lang = 'en', ...size }) => {
      const directories = runs.map(({ directory }) => directory);
      const onShortened = (limit: number): void => {
        terminal.stderr.write(shortenedSentence(limit));
      };
      const report = await readReport({ runs: directories, samples: true }, terminal);
      return renderHtml(report, { lang, ...size, onShortened });
    };
  },
  json: async () => {
    const [{ readReport }, { reportJson }] = await Promise.all([
      import('./read-report.ts'),
      import('../report/report-json.ts'),
    ]);
    return async (runs, { terminal }) => {
      const directories = runs.map(({ directory }) => directory);
      return reportJson(await readReport({ runs: directories, samples: false }, terminal));
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
  csv: async () => (await import('../report/run-csv.ts')).runCsv,
  md: async () => (await import('../report/run-markdown.ts')).runMarkdown,
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
