import { resolve } from 'node:path';
import { isJsonObject } from '../json/json.ts';
import { parseJsonText, readJsonFile, readTextFile } from '../json/read-json-file.ts';
import type { Report } from '../report/report.ts';
import { validate } from '../report/report.schema.ts';
import type { Terminal } from './terminal.ts';

/**
 * The report value in a file that `fineval report --format json` has written, with this version or an earlier one.
 * `undefined` where one JSON file is not what was named, or it is no report. Throws `FILE_WRONG` for a report of a form that
 * is not known here.
 */
export function readReportFile(names: readonly string[], terminal: Terminal): Report | undefined {
  const [name] = names;
  if (name === undefined || names.length > 1 || !name.endsWith('.json')) return undefined;
  const file = resolve(terminal.cwd(), name);
  const what = 'a report, or an ablation';
  const value = parseJsonText(file, readTextFile({ file, what }));
  if (!isJsonObject(value) || value['schemaVersion'] === undefined) return undefined;
  return readJsonFile({ file, what }, validate);
}
