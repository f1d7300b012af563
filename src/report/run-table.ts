import Table from 'cli-table3';
import type { Cell } from '../metric/cell.ts';
import type { Column } from '../scoring/score.ts';
import type { BaselineSummary, SuiteSummary, TaskSummary } from '../run/summary.ts';
import { fitColumns } from './fit-columns.ts';
import { percent, percentInterval } from './percent.ts';

interface TableColumn {
  readonly head: string;
  readonly cell: (row: TableRow) => string;
  /** Terminals narrower than this do without it. */
  readonly from: number;
}

/** A task, or the part of its answers that carries a label. */
interface TableRow {
  readonly name: string;
  readonly columns: TaskSummary['columns'];
  /** Absent in the rows of labels. */
  readonly task?: TaskSummary;
}

const firstHead = 'task';

const columns: readonly TableColumn[] = [
  {
    head: 'n',
    from: 52,
    cell: ({ columns: { strict } }) => String(strict.answers - strict.failed),
  },
  { head: 'strict', from: 0, cell: ({ columns: { strict } }) => percent(strict.value) },
  {
    head: '95 % interval',
    from: 0,
    cell: ({ columns: { strict } }) => percentInterval(strict.interval),
  },
  { head: 'no model', from: 64, cell: ({ task }) => baselinePercent(task, 'strict') },
  { head: 'official', from: 76, cell: ({ columns: { official } }) => percentOf(official) },
  { head: 'no model', from: 88, cell: ({ task }) => baselinePercent(task, 'official') },
  {
    head: 'unreadable',
    from: 60,
    cell: ({ columns: { strict } }) => String(strict.unreadable),
  },
  { head: 'failed', from: 98, cell: ({ columns: { strict } }) => String(strict.failed) },
];

/** The result table of one suite, as wide as the terminal allows. */
export function runTable({ tasks }: SuiteSummary, width: number): string {
  const rows = tasks.flatMap(rowsOf).map((row) => ({
    name: row.name,
    cells: columns.map(({ cell }) => cell(row)),
  }));
  const fitted = fitColumns(columns, rows, { width, firstHead });
  const shown = fitted.columns.flatMap((at) => columns[at] ?? []);
  const table = new Table({
    head: [firstHead, ...shown.map(({ head }) => head)],
    colAligns: ['left', ...shown.map(() => 'right' as const)],
    style: { head: [], border: [], compact: true },
  });
  for (const { name, cells } of fitted.rows) table.push([name, ...cells]);
  return table.toString();
}

function rowsOf(task: TaskSummary): readonly TableRow[] {
  const parts = Object.entries(task.labels[task.breakdown ?? ''] ?? {});
  return [
    { name: task.id, columns: task.columns, task },
    ...parts.map(([value, columns]) => ({ name: `  ${value}`, columns })),
  ];
}

/** Which answers that need no model do best, task by task; empty where none is known. */
export function baselineSentence({ tasks }: SuiteSummary): string {
  const parts = tasks.flatMap((task) => {
    const strict = bestBaseline(task, 'strict');
    const official = bestBaseline(task, 'official');
    if (strict === undefined) return [];
    const other = official === undefined || official.id === strict.id ? '' : ` (official: ${official.title})`;
    return [`${task.id} ${strict.title}${other}`];
  });
  return parts.length === 0 ? '' : `No model: the best of answers that need none, ${parts.join('; ')}.`;
}

function baselinePercent(task: TaskSummary | undefined, column: Column): string {
  return task === undefined ? '' : percent(bestBaseline(task, column)?.columns[column] ?? null);
}

function percentOf(cell: Cell | undefined): string {
  return cell === undefined ? '–' : percent(cell.value);
}

function bestBaseline({ baselines }: TaskSummary, column: Column): BaselineSummary | undefined {
  const known = baselines.filter(({ columns }) => typeof columns[column] === 'number');
  return known.toSorted((a, b) => (b.columns[column] ?? 0) - (a.columns[column] ?? 0))[0];
}
