import type { Report } from './report.ts';
import { safeJson } from './safe-json.ts';

/** The report value as JSON text, as `reports/report.schema.json` describes it. */
export function reportJson(report: Report): string {
  return `${safeJson(report, 2)}\n`;
}
