import type { AblationReport, Opponent, StageReport, SuiteDelta } from '../ablation/chain/ablation-report.ts';
import type { Compared } from '../ablation/compare/comparison.ts';
import type { Interval } from '../stats/interval.ts';
import { mismatchWords } from './compare-words.ts';
import { csvNumber, csvText } from './csv-cell.ts';

const head = [
  'kind',
  'stage',
  'with',
  'suite',
  'dimension',
  'label',
  'difficulty',
  'part',
  'n',
  'value',
  'low',
  'high',
  'p_adjusted',
  'verdict',
  'gained',
  'lost',
  'detectable',
  'unreadable',
];

type Column = (typeof head)[number];
type Cells = Partial<Record<Column, string>>;

const opponents: readonly Opponent[] = ['parent', 'base', 'best'];

/**
 * An ablation as RFC 4180 text, one line for each number. `kind` says what it is: `score`, `parent`, `base`, `best` (a
 * difference to that stage), `on-target`, `off-target`, `all-tasks`, `capability`, `capability-delta`, `label`, `label-delta`, `attribution`,
 * `forgetting`, `readable` (the share of readable answers). Shares and differences are of 1; `low` and `high` end the 95 % interval.
 */
export function ablationCsv({ stages }: AblationReport): string {
  const rows = stages.flatMap(stageRows);
  return [head, ...rows.map((row) => head.map((column) => row[column] ?? ''))]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('');
}

function stageRows(stage: StageReport): readonly Cells[] {
  const rows: readonly Cells[] = [
    ...stage.scores.map(({ suite, n, value, interval, unreadable }) => ({
      kind: 'score',
      suite: csvText(suite),
      ...numbers(n, value, interval),
      unreadable: csvNumber(unreadable),
    })),
    ...opponents.flatMap((opponent) => stage.against[opponent].map((delta) => suiteRow(opponent, delta))),
    ...stage.readable.map(({ suite, cell }) =>
      Object.assign(comparedCells(cell), { kind: 'readable', suite: csvText(suite) }),
    ),
    ...comparedRow('on-target', stage.onTarget),
    ...comparedRow('off-target', stage.offTarget),
    ...comparedRow('all-tasks', stage.overall?.cell),
    ...capabilityRows(stage),
    ...labelRows(stage),
    ...originRows(stage),
  ];
  const whom = csvText(stage.stage);
  const parent = csvText(stage.parent ?? '');
  return rows.map((row) =>
    Object.assign({ with: row['kind'] === 'score' ? '' : parent }, row, { stage: whom }),
  );
}

function suiteRow(kind: Opponent, { suite, with: other, cell }: SuiteDelta): Cells {
  return { kind, suite: csvText(suite), ...comparedCells(cell), with: csvText(other) };
}

function comparedRow(kind: string, cell: Compared | undefined): readonly Cells[] {
  return cell === undefined ? [] : [{ kind, ...comparedCells(cell) }];
}

function comparedCells(cell: Compared): Cells {
  if (cell.state === 'not-comparable')
    return { verdict: csvText(`not-comparable: ${mismatchWords(cell.mismatches)}`) };
  const { n, estimate, interval, flips, detectable } = cell.delta;
  return {
    ...numbers(n, estimate, interval),
    p_adjusted: csvNumber(cell.adjustedP),
    verdict: cell.verdict,
    gained: String(flips.gained),
    lost: String(flips.lost),
    detectable: csvNumber(detectable),
  };
}

function capabilityRows({ capabilities }: StageReport): readonly Cells[] {
  return capabilities.flatMap(({ capability, n, value, interval, delta }) => {
    const label = { dimension: 'capability', label: csvText(capability) };
    return [
      { kind: 'capability', ...label, ...numbers(n, value, interval), with: '' },
      ...comparedRow('capability-delta', delta).map((row) => Object.assign({}, row, label)),
    ];
  });
}

function labelRows({ labels }: StageReport): readonly Cells[] {
  return labels.flatMap(({ suite, dimension, label, n, value, delta }): readonly Cells[] => {
    const place = { suite: csvText(suite), dimension: csvText(dimension), label: csvText(label) };
    const score = { kind: 'label', ...place, ...numbers(n, value, null), with: '' };
    if (delta === undefined) return [score];
    const change = {
      kind: 'label-delta',
      ...place,
      ...numbers(delta.n, delta.estimate, delta.interval),
      p_adjusted: csvNumber(delta.adjustedP),
      verdict: delta.verdict,
    };
    return [score, change];
  });
}

function originRows({ attribution, forgetting }: StageReport): readonly Cells[] {
  return [
    ...attribution.flatMap(({ suite, by, parts }) =>
      parts.map(({ label, difficulty, part, contribution, interval, samples }) => ({
        kind: 'attribution',
        suite: csvText(suite),
        dimension: csvText(by),
        label: csvText(label),
        difficulty: csvText(difficulty),
        part,
        ...numbers(samples, contribution, interval),
      })),
    ),
    ...forgetting.map(({ suite, learned, share, interval }) => ({
      kind: 'forgetting',
      suite: csvText(suite),
      ...numbers(learned, share, interval),
    })),
  ];
}

function numbers(n: number, value: number | null, interval: Interval | null): Cells {
  return {
    n: String(n),
    value: csvNumber(value),
    low: csvNumber(interval?.low),
    high: csvNumber(interval?.high),
  };
}
