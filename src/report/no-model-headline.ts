import type { Column } from '../scoring/score.ts';
import type { Columns, SuiteSummary, TaskSummary } from '../run/summary.ts';

const columns: readonly Column[] = ['strict', 'official'];

/**
 * What the best answers that need no model, chosen task by task, come to as the suite's one number. It is put together
 * as the number is: as a mean of tasks, or of answers. Absent where it is a mean over labels, which is not known of them.
 */
export function noModelHeadline(suite: SuiteSummary): Columns<number | null> | undefined {
  if (suite.headline.micro !== undefined) return undefined;
  const [strict, official] = columns.map((column) => valueOf(suite, column));
  if (strict === undefined) return undefined;
  return official === undefined ? { strict } : { strict, official };
}

function valueOf({ tasks, headline }: SuiteSummary, column: Column): number | undefined {
  const value = headline.columns[column]?.value;
  const parts = tasks.flatMap((task) => partOf(task, column));
  if (typeof value !== 'number' || parts.length < tasks.length) return undefined;
  // The summary does not say how the number is made; that which gives it again is the way.
  const ways = [(): number => 1, ({ n }: Part): number => n];
  const way = ways.find((weigh) => Math.abs(meanOf(parts, weigh, ({ score }) => score) - value) < 1e-9);
  return way === undefined ? undefined : meanOf(parts, way, ({ floor }) => floor);
}

interface Part {
  readonly n: number;
  readonly score: number;
  /** The best score without a model. */
  readonly floor: number;
}

function partOf({ columns: cells, baselines }: TaskSummary, column: Column): readonly Part[] {
  const cell = cells[column];
  const known = baselines.flatMap((baseline) => baseline.columns[column] ?? []);
  if (cell === undefined || cell.value === null || known.length === 0) return [];
  return [{ n: cell.answers - cell.failed, score: cell.value, floor: Math.max(...known) }];
}

function meanOf(parts: readonly Part[], weigh: (part: Part) => number, pick: (part: Part) => number): number {
  const total = parts.reduce((sum, part) => sum + weigh(part), 0);
  return parts.reduce((sum, part) => sum + weigh(part) * pick(part), 0) / total;
}
