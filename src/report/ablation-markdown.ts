import type { AblationReport, StageReport, SuiteDelta } from '../ablation/chain/ablation-report.ts';
import type { Compared } from '../ablation/compare/comparison.ts';
import type { DifferenceParts } from '../ablation/compare/pair-samples.ts';
import { ablationFoot, attributionsOf, leftOutWords, stageSentences } from './ablation-words.ts';
import { cellWords, points, pointsInterval } from './compare-words.ts';
import { markdownCode } from './markdown-code.ts';
import { markdownText } from './markdown-text.ts';
import { percent, percentInterval } from './percent.ts';

/** An ablation as Markdown, for a pull request or a model card. Every text from outside is escaped. */
export function ablationMarkdown(report: AblationReport): string {
  const { title = 'What each stage did', stages, leftOut, cautions } = report;
  const sections = stages.filter(({ parent }) => parent !== undefined).map(stageSection);
  const notes = [...leftOut.map(leftOutWords), ...cautions, ablationFoot(report)];
  return `${[`### ${markdownText(title)}`, scoreTable(report), ...sections, ...notes.map(markdownText)].join('\n\n')}\n`;
}

function scoreTable({ stages, suites }: AblationReport): string {
  const rows = stages.map(({ stage, scores }) => [
    markdownCode(stage),
    ...suites.map((suite) => {
      const score = scores.find((one) => one.suite === suite);
      return score === undefined ? '–' : `${percent(score.value)} (${percentInterval(score.interval)})`;
    }),
  ]);
  return table(['stage', ...suites.map(markdownCode)], rows);
}

function stageSection(stage: StageReport): string {
  const { parent = '', against, readable } = stage;
  const head = [
    'suite',
    'Δ, pp (95 % interval)',
    '',
    'content',
    'format',
    'readable, pp (95 % interval)',
    'Δ base',
    'Δ best before',
  ];
  const rows = against.parent.map((delta) => {
    const found = readable.find(({ suite }) => suite === delta.suite);
    const other = (deltas: readonly SuiteDelta[]): SuiteDelta | undefined =>
      deltas.find(({ suite }) => suite === delta.suite);
    const best = other(against.best);
    return [
      markdownCode(delta.suite),
      deltaWords(delta.cell),
      cellWords(delta.cell),
      partWords(delta.cell, contentOf),
      partWords(delta.cell, formatOf),
      found === undefined ? '–' : deltaWords(found.cell),
      deltaWords(other(against.base)?.cell),
      `${deltaWords(best?.cell)}${best === undefined ? '' : `, ${markdownCode(best.with)}`}`,
    ];
  });
  const sentences = stageSentences(stage).map((sentence) => `- ${markdownText(sentence)}`);
  return [
    `#### ${markdownCode(stage.stage)} after ${markdownCode(parent)}`,
    table(head, rows),
    ...(sentences.length === 0 ? [] : [sentences.join('\n')]),
    ...attributionList(stage),
  ].join('\n\n');
}

function attributionList(stage: StageReport): readonly string[] {
  const items = attributionsOf(stage).flatMap(({ head, parts }) =>
    [`- ${markdownText(head)}`].concat(parts.map((part) => `  - ${markdownText(part)}`)),
  );
  return items.length === 0 ? [] : [items.join('\n')];
}

function deltaWords(cell: Compared | undefined): string {
  if (cell === undefined) return '–';
  if (cell.state === 'not-comparable') return '≠';
  const { estimate, interval } = cell.delta;
  return `${points(estimate)} (${pointsInterval(interval)})`;
}

const contentOf = ({ content }: DifferenceParts): number => content;
const formatOf = ({ truncation, unreadable }: DifferenceParts): number => truncation + unreadable;

function partWords(cell: Compared, of: (parts: DifferenceParts) => number): string {
  return cell.state === 'compared' ? points(of(cell.delta.parts)) : '≠';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
