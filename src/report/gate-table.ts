import Table from 'cli-table3';
import type { RuleResult } from '../ablation/gate/gate-result.ts';
import { printable } from '../http/printable.ts';
import {
  demandWords,
  detectableWords,
  evidenceWords,
  reproduceCommand,
  ruleSentence,
  scopeWords,
  valueWords,
} from './gate-words.ts';
import type { GateReport } from './gate-words.ts';
import { wrapText } from './wrap-text.ts';

/** What `fineval gate` prints: a row a rule, then what stands in the way and how to see it again. */
export function gateText(report: GateReport, width: number): string {
  const { result } = report;
  const wide = width >= 110;
  const table = new Table({
    head: ['', 'rule', 'of', 'wanted', 'found', ...(wide ? ['p', 'detectable'] : [])],
    style: { head: [], border: [], compact: true },
  });
  for (const one of result.rules) {
    const evidence = wide ? [evidenceWords(one), detectableWords(one)] : [];
    const [id, scope] = [printable(one.rule.id, 40), printable(scopeWords(one.rule), 40)];
    // In a narrow table the interval stands in the sentences below only.
    const found = width < 96 ? plainValue(one) : valueWords(one);
    table.push([one.verdict, id, scope, demandWords(one.rule), found, ...evidence]);
  }
  const lines = [
    table.toString(),
    wrapText(verdictLine(report), width),
    ...result.cautions.map((caution) => wrapText(printable(caution, 400), width)),
  ];
  for (const one of result.rules) {
    if (one.verdict === 'pass' && one.notes.length === 0) continue;
    const sentence = `${one.verdict}: ${printable(one.rule.id, 80)}. ${printable(ruleSentence(one), 600)}`;
    lines.push('', wrapText(sentence, width));
    // A command is not broken: it is there to be copied.
    if (one.verdict !== 'pass') lines.push(`  ${printable(reproduceCommand(report, one), 800)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** What was measured, without its interval. */
function plainValue(one: RuleResult): string {
  return valueWords(one).replace(/ \([^()]*\)$/u, '');
}

function verdictLine({ result }: GateReport): string {
  const { sequential, alpha, power } = result;
  const how =
    sequential === undefined
      ? `Holm's correction over the rules, α ${alpha}; detectable with ${100 * power} % power`
      : `asked ${sequential.asked} of ${sequential.total} samples in random order (seed ${sequential.seed})${sequential.stoppedEarly ? ' until the verdict stood' : ''}, e-processes with Holm's correction, α ${alpha}`;
  return `Verdict: ${result.verdict}. ${how}.`;
}
