import type { AblationReport, StageReport } from '../ablation/chain/ablation-report.ts';
import type { Compared } from '../ablation/compare/comparison.ts';
import { cellWords, mismatchWords, points, pointsInterval, size } from './compare-words.ts';
import { markdownCode } from './markdown-code.ts';
import { percent, percentInterval } from './percent.ts';

/** An ablation as Markdown for a pull request: a line for each stage, the scores, and every difference to the parent. */
export function ablationMarkdown(report: AblationReport): string {
  const { title, stages, leftOut, settings } = report;
  const absent = leftOut.map(
    ({ stage, because }) => `- Left out: ${markdownCode(stage)}, ${markdownCode(because)}.`,
  );
  return `${[
    `### ${title === undefined ? 'What each stage did' : markdownCode(title)}`,
    stages.flatMap(summaryLine).join('\n'),
    scoreTable(report),
    deltaTable(stages),
    ...(absent.length === 0 ? [] : [absent.join('\n')]),
    `Differences in percentage points, paired on the same samples, with 95 % intervals. Words follow p-values with Holm’s correction over all stages and suites (α ${settings.alpha}); tied: within ±${size(settings.tie)} points.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

const symbols = { better: '▲', worse: '▼', tied: '□', 'cannot tell': '○' } as const;

function summaryLine(stage: StageReport): readonly string[] {
  const { parent, overall, onTarget, offTarget } = stage;
  if (parent === undefined || overall === undefined) return [];
  const names = `**${markdownCode(stage.stage)}** against ${markdownCode(parent)}`;
  const parts = [
    compared('all tasks', overall.cell),
    ...(onTarget === undefined ? [] : [compared('on target', onTarget)]),
    ...(offTarget === undefined ? [] : [compared('off target', offTarget)]),
  ];
  const sign = overall.cell.state === 'compared' ? symbols[overall.cell.verdict] : '≠';
  return [`- ${sign} ${names}: ${parts.join('; ')}`];
}

function compared(name: string, cell: Compared): string {
  if (cell.state === 'not-comparable') return `${name}: not comparable`;
  const { estimate, interval } = cell.delta;
  return `${name} ${points(estimate)} (${pointsInterval(interval)}), ${cellWords(cell)}`;
}

function scoreTable({ stages, suites }: AblationReport): string {
  const rows = stages.map(({ stage, scores }) => [
    markdownCode(stage),
    ...suites.map((suite) => {
      const score = scores.find((one) => one.suite === suite);
      return score === undefined ? '–' : `${percent(score.value)} (${percentInterval(score.interval)})`;
    }),
  ]);
  return tableOf(['stage', ...suites.map(markdownCode)], rows);
}

function deltaTable(stages: readonly StageReport[]): string {
  const rows = stages.flatMap(({ stage, parent = '', against }) =>
    against.parent.map(({ suite, cell }) => [
      markdownCode(stage),
      markdownCode(parent),
      markdownCode(suite),
      ...deltaCells(cell),
    ]),
  );
  if (rows.length === 0) return '';
  return tableOf(
    ['stage', 'parent', 'suite', 'Δ', '95 % interval', 'gained / lost', 'smallest Δ found', ''],
    rows,
  );
}

function deltaCells(cell: Compared): readonly string[] {
  if (cell.state === 'not-comparable')
    return ['≠', '', '', '', `not comparable: ${markdownCode(mismatchWords(cell.mismatches))}`];
  const { estimate, interval, flips, detectable } = cell.delta;
  return [
    points(estimate),
    pointsInterval(interval),
    `${flips.gained} / ${flips.lost}`,
    size(detectable),
    cellWords(cell),
  ];
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const align = head.map(() => '---');
  return [head, align, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
