import Table from 'cli-table3';
import type { Opponent, StageReport, SuiteDelta } from '../ablation/chain/ablation-report.ts';
import type { Compared } from '../ablation/compare/comparison.ts';
import type { Delta } from '../ablation/compare/measure-delta.ts';
import { printable } from '../http/printable.ts';
import { attributionsOf, stageSentences } from './ablation-words.ts';
import { cellWords, points, pointsInterval } from './compare-words.ts';
import { wrapText } from './wrap-text.ts';

/** What a stage did against its parent, and beside it against the base and the best before. */
export function stageText(stage: StageReport, width: number): string {
  const { parent = '', model } = stage;
  const name = `${printable(stage.stage, 40)} (${printable(model, 80)}) after ${printable(parent, 40)}`;
  const sentences = [...narrowSentences(stage, width), ...stageSentences(stage)];
  const wrapped = sentences.map((sentence) => wrapText(sentence, width));
  const attributed = attributionsOf(stage).flatMap(({ head, parts }) =>
    [head].concat(parts.map((part) => `  ${part}`)),
  );
  return [name, deltaTable(stage, width), ...wrapped, ...attributed].join('\n');
}

interface StageColumn {
  readonly head: string;
  readonly cell: (delta: SuiteDelta, stage: StageReport, width: number) => string;
  /** Terminals narrower than this do without it. */
  readonly from: number;
}

const measured = (show: (delta: Delta) => string): StageColumn['cell'] => {
  return ({ cell }) => (cell.state === 'compared' ? show(cell.delta) : '≠');
};

/** Widths from which there is room for the differences to other stages. */
const [baseFrom, bestFrom] = [118, 140] as const;

const columns: readonly StageColumn[] = [
  { head: 'Δ pp', from: 0, cell: measured(({ estimate }) => points(estimate)) },
  { head: '95 % interval', from: 0, cell: measured(({ interval }) => pointsInterval(interval)) },
  { head: '', from: 0, cell: ({ cell }, _stage, width) => verdictCell(cell, width) },
  { head: 'content', from: 76, cell: measured(({ parts }) => points(parts.content)) },
  {
    head: 'format',
    from: 76,
    cell: measured(({ parts }) => points(parts.truncation + parts.unreadable)),
  },
  { head: 'Δ base', from: baseFrom, cell: ({ suite }, stage) => otherWords(suite, 'base', stage) },
  { head: 'Δ best before', from: bestFrom, cell: ({ suite }, stage) => otherWords(suite, 'best', stage) },
];

function deltaTable(stage: StageReport, width: number): string {
  const shown = columns.filter(({ from }) => width >= from);
  const table = new Table({
    head: ['suite', ...shown.map(({ head }) => head)],
    style: { head: [], border: [], compact: true },
  });
  for (const delta of stage.against.parent)
    table.push([printable(delta.suite, 24), ...shown.map(({ cell }) => cell(delta, stage, width))]);
  return table.toString();
}

/** What a narrow table has no columns for. */
function narrowSentences(stage: StageReport, width: number): readonly string[] {
  const opponents = [
    { opponent: 'base', name: 'Δ base', from: baseFrom },
    { opponent: 'best', name: 'Δ best before', from: bestFrom },
  ] as const;
  return opponents.flatMap(({ opponent, name, from }) => {
    if (width >= from || stage.against[opponent].every((one) => one.with === stage.parent)) return [];
    const suites = stage.against[opponent].map(
      ({ suite }) => `${printable(suite, 24)} ${otherWords(suite, opponent, stage)}`,
    );
    return [`${name}: ${suites.join('; ')}.`];
  });
}

/** In a narrow table a word has to do. */
function verdictCell(cell: Compared, width: number): string {
  return width < 110 && cell.state === 'compared' ? cell.verdict : cellWords(cell);
}

/** The difference to another stage than the parent, and whom it is to. */
function otherWords(suite: string, opponent: Opponent, { against, parent }: StageReport): string {
  const found = against[opponent].find((delta) => delta.suite === suite);
  if (found === undefined) return '–';
  if (found.with === parent) return 'as parent';
  const { cell } = found;
  if (cell.state === 'not-comparable') return '≠';
  const whom = opponent === 'best' ? `, ${printable(found.with, 24)}` : '';
  return `${points(cell.delta.estimate)} ${cell.verdict}${whom}`;
}
