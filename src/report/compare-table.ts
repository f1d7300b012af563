import Table from 'cli-table3';
import type { Compared, Comparison, FlippedSample, SuiteComparison } from '../ablation/compare/comparison.ts';
import type { Delta } from '../ablation/compare/measure-delta.ts';
import { isTelling } from '../ablation/compare/verdict.ts';
import { printable } from '../http/printable.ts';
import { cellWords, mismatchWords, points, pointsInterval, probability, size } from './compare-words.ts';
import { fitColumns } from './fit-columns.ts';
import { percent } from './percent.ts';
import { wrapText } from './wrap-text.ts';

interface DeltaColumn {
  readonly head: string;
  readonly cell: (delta: Delta, cell: Compared) => string;
  /** Terminals narrower than this do without it. */
  readonly from: number;
}

const detectableFrom = 108;

const columns: readonly DeltaColumn[] = [
  { head: 'n', from: 84, cell: ({ n }) => String(n) },
  { head: 'base', from: 60, cell: ({ base }) => percent(base) },
  { head: 'candidate', from: 60, cell: ({ candidate }) => percent(candidate) },
  { head: 'Δ pp', from: 0, cell: ({ estimate }) => points(estimate) },
  { head: '95 % interval', from: 0, cell: ({ interval }) => pointsInterval(interval) },
  {
    head: 'p',
    from: 72,
    cell: (_delta, cell) => (cell.state === 'compared' ? probability(cell.adjustedP) : '–'),
  },
  { head: '+/−', from: 96, cell: ({ flips }) => `${flips.gained}/${flips.lost}` },
  { head: 'detectable', from: detectableFrom, cell: ({ detectable }) => size(detectable) },
];

/** A table of deltas, one row a cell, as wide as the terminal allows. */
export function deltaTable(
  head: string,
  rows: readonly { readonly name: string; readonly cell: Compared }[],
  width: number,
): string {
  const filled = rows.map(({ name, cell }) => ({
    name,
    cells: [
      ...columns.map((column) => (cell.state === 'compared' ? column.cell(cell.delta, cell) : '≠')),
      width < 100 && cell.state === 'compared' ? cell.verdict : cellWords(cell),
    ],
  }));
  const verdict = { head: '', from: 0 };
  const fitted = fitColumns([...columns, verdict], filled, { width, firstHead: head });
  const shown = fitted.columns.flatMap((at) => columns[at] ?? []);
  const table = new Table({
    head: [fitted.firstHead, ...shown.map((column) => column.head), ''],
    colAligns: ['left', ...shown.map(() => 'right' as const), 'left'],
    style: { head: [], border: [], compact: true },
  });
  for (const { name, cells } of fitted.rows) table.push([name, ...cells]);
  return table.toString();
}

/** What `fineval compare` prints. */
export function compareText(comparison: Comparison, width: number): string {
  const { suites, settings } = comparison;
  const rows = suites.map(({ suite, headline }) => ({ name: suite, cell: headline }));
  const lines = [
    `Base: ${runWords(comparison.base)}`,
    `Candidate: ${runWords(comparison.candidate)}`,
    `Column: ${settings.column}. Δ is candidate − base in percentage points, on the same samples.`,
    '',
  ];
  if (rows.length > 0) lines.push(deltaTable('suite', rows, width));
  lines.push(...onlyWords(comparison), ...comparison.cautions.map((caution) => printable(caution, 400)), '');
  for (const suite of suites) lines.push(...suiteLines(suite, width));
  const detectable = width < detectableFrom ? '' : ' Detectable: the smallest true Δ found with 80 % power.';
  lines.push(
    `p: Holm's over suites, Benjamini and Hochberg's over tasks and over labels; α ${settings.alpha}.${detectable}`,
  );
  const wrapped = lines.map((line) => (/^\s|\n/u.test(line) ? line : wrapText(line, width)));
  return `${wrapped.join('\n')}\n`;
}

function runWords({ name, model, stage, status }: Comparison['base']): string {
  const parts = [printable(model, 80), ...(stage === undefined ? [] : [`stage ${printable(stage, 40)}`])];
  if (status !== 'complete') parts.push(`the run is ${status}`);
  return `${printable(name, 120)} (${parts.join(', ')})`;
}

function onlyWords({ onlyBase, onlyCandidate }: Comparison): readonly string[] {
  const words = (suites: readonly string[], where: string): readonly string[] =>
    suites.length === 0
      ? []
      : [`Only in ${where}: ${suites.map((suite) => printable(suite, 40)).join(', ')}.`];
  return [...words(onlyBase, 'base'), ...words(onlyCandidate, 'candidate')];
}

function suiteLines(suite: SuiteComparison, width: number): readonly string[] {
  const { headline, tasks, labels, failed, other, accepted } = suite;
  const telling = labels.filter(({ cell }) => cell.state === 'compared' && isTelling(cell.verdict));
  const rows = [
    ...tasks.map(({ task, cell }) => ({ name: task, cell })),
    ...telling.map(({ dimension, value, cell }) => ({ name: `${dimension}: ${value}`, cell })),
  ];
  return [
    deltaTable(printable(suite.suite, 40), rows, width),
    ...headlineLines(headline),
    ...mismatchLines(suite),
    ...(other === undefined
      ? []
      : [
          `Column ${other.column}: Δ ${points(other.delta.estimate)} (${pointsInterval(other.delta.interval)}).`,
        ]),
    ...(accepted.length === 0 ? [] : [`Differs, and was accepted: ${mismatchWords(accepted)}.`]),
    ...(failed === 0 ? [] : [`${failed} samples are left out: a run has no answer to them.`]),
    ...(labels.length === telling.length
      ? []
      : [
          `${labels.length - telling.length} of ${labels.length} labels show no difference; --json lists them.`,
        ]),
    ...flipLines(suite.flipped),
    '',
  ];
}

function headlineLines(cell: Compared): readonly string[] {
  if (cell.state !== 'compared') return [];
  const { estimate, parts, flips, clusters, n } = cell.delta;
  const { truncation, unreadable, content } = parts;
  const format = `Of Δ ${points(estimate)}: content ${points(content)}, format ${points(truncation + unreadable)} (cut off ${points(truncation)}, otherwise unreadable ${points(unreadable)}).`;
  const kept = `Samples: ${flips.gained} gained, ${flips.lost} lost, ${flips.keptRight} kept right, ${flips.keptWrong} kept wrong${clusters < n ? `; ${clusters} clusters` : ''}.`;
  const few = clusters < 10 ? ['Fewer than ten independent samples: intervals and p-values are rough.'] : [];
  return [format, kept, ...few];
}

function mismatchLines({ headline, tasks }: SuiteComparison): readonly string[] {
  const cells = [headline, ...tasks.map(({ cell }) => cell)];
  const mismatches = cells.flatMap((cell) => (cell.state === 'not-comparable' ? cell.mismatches : []));
  const words = mismatchWords(headline.state === 'not-comparable' ? headline.mismatches : mismatches);
  return words === ''
    ? []
    : [`Not comparable: ${printable(words, 400)}. To compare all the same: --accept FIELD.`];
}

function flipLines(flipped: readonly FlippedSample[]): readonly string[] {
  return flipped.map(({ id, task, flip, base, candidate }) => {
    const [before, after] = [base, candidate].map(({ answer, state }) =>
      typeof answer === 'string' ? `“${printable(answer, 60)}”` : state,
    );
    return `  ${flip} ${printable(task, 40)}/${printable(id, 60)}: ${before} → ${after}`;
  });
}
