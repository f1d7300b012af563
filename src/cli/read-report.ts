import { resolve } from 'node:path';
import type { AblationReport } from '../ablation/chain/ablation-report.ts';
import { dataRoot } from '../dataset/data-folder.ts';
import { referenceRows } from '../reference/read-references.ts';
import { buildReport } from '../report/build-report.ts';
import type { References } from '../report/build-report.ts';
import type { ReportInput } from '../report/report-input.ts';
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
  /** Of which the runs are. */
  readonly ablation?: AblationReport;
}

/** The report of run directories. Throws `FinevalError` where one holds no scored run. */
export async function readReport(
  { runs, samples, ablation }: ReportRequest,
  terminal: Terminal,
): Promise<Report> {
  if (samples) keepHeapTight();
  const places = { dataRoot: dataRoot(terminal.env), samplesFolder };
  const directories = runs.map((run) => resolve(terminal.cwd(), run));
  const inputs = await readReportInputs(directories, samples ? { samples: places } : {});
  const report = buildReport(inputs, readVersion(), referencesOf(inputs));
  return ablation === undefined ? report : { ...report, ablation };
}

/** A suite of the user's own may have the name of one that scores were published of. */
function referencesOf(inputs: readonly ReportInput[]): References {
  const suites = inputs.flatMap(({ manifest }) => manifest.suites);
  const own = new Set(suites.filter(({ directory }) => directory !== undefined).map(({ id }) => id));
  const ids = new Set(suites.map(({ id }) => id).filter((id) => !own.has(id)));
  return new Map([...ids].map((id) => [id, referenceRows(id)]));
}
