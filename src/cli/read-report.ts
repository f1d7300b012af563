import { resolve } from 'node:path';
import { dataRoot } from '../dataset/data-folder.ts';
import { buildReport } from '../report/build-report.ts';
import type { Report } from '../report/report.ts';
import { readReportInputs } from '../run/read-report-input.ts';
import { samplesFolder } from '../samples-folder.ts';
import { readVersion } from '../version.ts';
import { keepHeapTight } from './keep-heap-tight.ts';
import type { Terminal } from './terminal.ts';

export interface ReportRequest {
  /** Run directories, as they were typed. */
  readonly runs: readonly string[];
  /** Whether the report shows samples with their prompts and answers. */
  readonly samples: boolean;
}

/** The report of run directories. Throws `FinevalError` where one holds no scored run. */
export async function readReport({ runs, samples }: ReportRequest, terminal: Terminal): Promise<Report> {
  if (samples) keepHeapTight();
  const places = { dataRoot: dataRoot(terminal.env), samplesFolder };
  const directories = runs.map((run) => resolve(terminal.cwd(), run));
  const inputs = await readReportInputs(directories, samples ? { samples: places } : {});
  return buildReport(inputs, readVersion());
}
