import type { SampleOverlap } from '../ablation/overlap/overlap-search.ts';
import type { Interval } from '../stats/interval.ts';
import { percent, percentInterval } from './percent.ts';
import { plainTable } from './plain-table.ts';
import { printable } from '../http/printable.ts';

/** The overlap of one task with a training text. */
export interface OverlapRow {
  readonly suite: string;
  readonly task: string;
  readonly n: number;
  readonly flagged: number;
  /** Mean coverage of the flagged samples; `null` where none is flagged. */
  readonly coverage: number | null;
  /** The run's strict score; absent without a run. */
  readonly all?: ScoredPart;
  readonly clean?: ScoredPart;
}

export interface ScoredPart {
  readonly value: number | null;
  readonly interval: Interval | null;
}

/** What `fineval data overlap` prints. */
export function overlapText(
  rows: readonly OverlapRow[],
  samples: readonly SampleOverlap[],
  n: number,
): string {
  const scored = rows.some(({ all }) => all !== undefined);
  const head = [
    'task',
    'samples',
    'flagged',
    'coverage',
    ...(scored ? ['all samples', 'clean samples'] : []),
  ];
  const table = plainTable(
    head,
    rows.map(({ suite, task, n: count, flagged, coverage, all, clean }) => [
      `${printable(suite, 40)}/${printable(task, 40)}`,
      String(count),
      `${flagged} (${percent(count === 0 ? null : flagged / count)})`,
      percent(coverage),
      ...(scored ? [partWords(all), partWords(clean)] : []),
    ]),
  );
  const most = samples
    .filter(({ flagged }) => flagged)
    .toSorted((a, b) => b.coverage - a.coverage || (a.id < b.id ? -1 : 1))
    .slice(0, 10)
    .map(
      ({ suite, id, hits, coverage }) =>
        `  ${printable(`${suite}/${id}`, 80)}: ${hits} n-grams, ${percent(coverage)}`,
    );
  const lines = [
    table,
    '',
    `n-grams of ${n} tokens; a Chinese character is a token. Overlap is a hint: texts are quoted, and paraphrases are not found.`,
  ];
  return `${[...lines, ...(most.length === 0 ? [] : ['Most covered:', ...most])].join('\n')}\n`;
}

function partWords(part: ScoredPart | undefined): string {
  return part === undefined ? '–' : `${percent(part.value)} (${percentInterval(part.interval)})`;
}
