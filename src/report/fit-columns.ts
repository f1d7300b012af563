import stringWidth from 'string-width';
import { fitName } from './fit-name.ts';

/** A column of a table behind that of the names. */
export interface FittingColumn {
  readonly head: string;
  /** Terminals narrower than this do without it. */
  readonly from: number;
}

export interface FittingRow {
  /** A stranger's. */
  readonly name: string;
  /** As many as columns. */
  readonly cells: readonly string[];
}

export interface FittedTable {
  /** Which columns find room. */
  readonly columns: readonly number[];
  readonly firstHead: string;
  readonly rows: readonly FittingRow[];
}

/** Names are not cut to fewer terminal columns than this for the sake of a column that can be missed. */
const enough = 16;
const fewest = 8;

/**
 * The columns of a table of cli-table3 that find room beside names that can still be told apart, and its rows with names
 * that are cut where they must be. East-Asian characters take two columns of a terminal.
 */
export function fitColumns(
  columns: readonly FittingColumn[],
  rows: readonly FittingRow[],
  { width, firstHead }: { readonly width: number; readonly firstHead: string },
): FittedTable {
  const widths = columns.map(({ head }, at) =>
    Math.max(stringWidth(head), ...rows.map(({ cells }) => stringWidth(cells[at] ?? ''))),
  );
  const longest = Math.max(...[firstHead, ...rows.map(({ name }) => name)].map((one) => stringWidth(one)));
  // Each column has a blank on both sides and a line before it; the last one has a line behind it.
  const roomBeside = (shown: readonly number[]): number =>
    width - 4 - shown.reduce((sum, at) => sum + 3 + (widths[at] ?? 0), 0);
  let shown = columns.flatMap(({ from }, at) => (width >= from ? [at] : []));
  while (roomBeside(shown) < Math.min(enough, longest)) {
    const missed = leastNeeded(columns, shown);
    if (missed === undefined) break;
    shown = shown.filter((at) => at !== missed);
  }
  const names = Math.max(fewest, roomBeside(shown));
  return {
    columns: shown,
    firstHead: fitName(firstHead, names),
    rows: rows.map(({ name, cells }) => ({
      name: fitName(name, names),
      cells: shown.map((at) => cells[at] ?? ''),
    })),
  };
}

function leastNeeded(columns: readonly FittingColumn[], shown: readonly number[]): number | undefined {
  const canBeMissed = shown.filter((at) => (columns[at]?.from ?? 0) > 0);
  return canBeMissed.toSorted((a, b) => (columns[b]?.from ?? 0) - (columns[a]?.from ?? 0))[0];
}
