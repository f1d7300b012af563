import type { RuleResult } from '../ablation/gate/gate-result.ts';
import { printable } from '../http/printable.ts';
import { markdownText } from './markdown-text.ts';
import {
  demandWords,
  detectableWords,
  reproduceCommand,
  ruleSentence,
  scopeWords,
  valueWords,
} from './gate-words.ts';
import type { GateReport } from './gate-words.ts';

const signs = { pass: '✅', fail: '❌', inconclusive: '❔', 'not-comparable': '≠' } as const;

/** The gate as Markdown, for a step summary or a comment. Every text from outside is escaped. */
export function gateMarkdown(report: GateReport): string {
  const { result } = report;
  const { candidate, baseline, sequential } = result;
  const versus = baseline === undefined ? '' : ` against ${markdownText(baseline)}`;
  const asked =
    sequential === undefined
      ? []
      : [
          `Asked ${sequential.asked} of ${sequential.total} samples in random order (seed ${sequential.seed}).`,
          '',
        ];
  const rows = result.rules.map(
    (one) =>
      `| ${signs[one.verdict]} ${one.verdict} | ${markdownText(one.rule.id)} | ${markdownText(scopeWords(one.rule))} | ${demandWords(one.rule)} | ${valueWords(one)} | ${one.n} | ${detectableWords(one)} |`,
  );
  const open = result.rules.filter(({ verdict, notes }) => verdict !== 'pass' || notes.length > 0);
  return [
    `### ${signs[result.verdict]} fineval gate: ${result.verdict}`,
    '',
    `${markdownText(candidate)}${versus}`,
    '',
    ...asked,
    '| verdict | rule | of | wanted | found (95 % interval) | n | detectable, pp |',
    '|---|---|---|---|---|--:|--:|',
    ...rows,
    '',
    ...open.map((one) => openItem(report, one)),
    ...result.cautions.map((caution) => `> ${markdownText(caution)}`),
    '',
  ].join('\n');
}

function openItem(report: GateReport, result: RuleResult): string {
  const item = `- **${markdownText(result.rule.id)}**: ${markdownText(ruleSentence(result))}`;
  return result.verdict === 'pass' ? item : `${item}\n\n${indented(reproduceCommand(report, result))}\n`;
}

/** As code of a list item: no character of it is markup, and no fence can be closed from inside. */
function indented(text: string): string {
  return `      ${printable(text, 800)}`;
}
