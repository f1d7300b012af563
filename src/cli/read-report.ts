import { resolve } from 'node:path';
import type { AblationReport } from '../ablation/chain/ablation-report.ts';
import { dataRoot } from '../dataset/data-folder.ts';
import { buildReport } from '../report/build-report.ts';
import type { ReportInput } from '../report/report-input.ts';
import type { Report } from '../report/report.ts';
import { readReportInput } from '../run/read-report-input.ts';
import { samplesFolder } from '../samples-folder.ts';
import { readVersion } from '../version.ts';
import type { Terminal } from './terminal.ts';

export interface ReportRequest {
  /** Run directories, as they were typed. */
  readonly runs: readonly string[];
  /** Whether the report shows samples with their prompts and answers. */
  readonly samples: boolean;
  /** Of which the runs are. */
  readonly ablation?: AblationReport;
}

/** The report of run directories. Throws `FinevalError` where one holds no scored run. */
export async function readReport(
  { runs, samples, ablation }: ReportRequest,
  terminal: Terminal,
): Promise<Report> {
  const places = { dataRoot: dataRoot(terminal.env), samplesFolder };
  const inputs: ReportInput[] = [];
  for (const run of runs) {
    const directory = resolve(terminal.cwd(), run);
    inputs.push(await readReportInput(directory, samples ? { samples: places } : {}));
  }
  const report = buildReport(inputs, readVersion());
  return ablation === undefined ? report : { ...report, ablation };
}
