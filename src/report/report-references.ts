import type { ReferenceTable } from '../reference/reference-table.ts';
import type { ReportReference, ReportTask } from './report.ts';

/** Published scores of a suite as a report shows them: its one number, and the tasks that the report has. */
export function reportReferences(
  tables: readonly ReferenceTable[],
  tasks: readonly ReportTask[],
): readonly ReportReference[] {
  return tables.map(({ id, source, note, digits, columns, rows }) => ({
    id,
    source: `${source.title}, ${source.table}, ${source.date}`,
    url: source.url,
    note,
    digits,
    rows: rows.map(({ model, values }) => {
      const valueOf = (column: string): number | null =>
        values[columns.findIndex((one) => one.id === column)] ?? null;
      return {
        model,
        headline: valueOf('headline'),
        tasks: tasks.flatMap((task) => {
          const value = valueOf(task.id);
          return value === null ? [] : [{ task: task.id, value }];
        }),
      };
    }),
  }));
}
