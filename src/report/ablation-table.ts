import Table from 'cli-table3';
import type { AblationReport, StageReport } from '../ablation/chain/ablation-report.ts';
import type { SuiteScore } from '../ablation/chain/suite-score.ts';
import { printable } from '../http/printable.ts';
import { ablationFoot, leftOutWords } from './ablation-words.ts';
import { stageText } from './ablation-stage.ts';
import { percent, percentInterval } from './percent.ts';
import { wrapText } from './wrap-text.ts';

/** What `fineval ablate` prints: scores, then stage by stage what changed and where it comes from. */
export function ablationText(report: AblationReport, width: number): string {
  const { title, stages, leftOut, cautions } = report;
  const parts = [
    ...(title === undefined ? [] : [printable(title, 200)]),
    scoreTables(report, width),
    ...leftOut.map((one) => wrapText(leftOutWords(one), width)),
    ...cautions.map((caution) => wrapText(printable(caution, 400), width)),
    ...stages.flatMap((stage) => (stage.parent === undefined ? [] : ['', stageText(stage, width)])),
    '',
    wrapText(ablationFoot(report), width),
  ];
  return `${parts.join('\n')}\n`;
}

/** Space of a cell such as `43.2 % (38.0–48.5 %)` with its borders. */
const scoreWidth = 24;

/** A table of scores, or several below each other where the suites do not fit side by side. */
function scoreTables({ stages, suites }: AblationReport, width: number): string {
  const stageWidth = 4 + Math.max(5, ...stages.map(({ stage }) => printable(stage, 40).length));
  const fits = Math.max(1, Math.floor((width - stageWidth) / scoreWidth));
  const tables: string[] = [];
  for (let start = 0; start < suites.length; start += fits)
    tables.push(scoreTable(stages, suites.slice(start, start + fits)));
  return tables.join('\n');
}

function scoreTable(stages: readonly StageReport[], suites: readonly string[]): string {
  const table = new Table({
    head: ['stage', ...suites.map((suite) => printable(suite, 24))],
    style: { head: [], border: [], compact: true },
  });
  for (const { stage, scores } of stages) {
    const cells = suites.map((suite) => scoreCell(scores.find((one) => one.suite === suite)));
    table.push([printable(stage, 40), ...cells]);
  }
  return table.toString();
}

function scoreCell(score: SuiteScore | undefined): string {
  return score === undefined ? '–' : `${percent(score.value)} (${percentInterval(score.interval)})`;
}
