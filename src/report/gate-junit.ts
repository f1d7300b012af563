import type { RuleResult } from '../ablation/gate/gate-result.ts';
import { reproduceCommand, ruleSentence, scopeWords } from './gate-words.ts';
import type { GateReport } from './gate-words.ts';
import { xmlText } from './xml-text.ts';

/**
 * The gate as a JUnit file, a test case a rule: `fail` is a failure, `inconclusive` is skipped, `not-comparable` is an
 * error. Text is escaped as character data; nothing is put into CDATA sections.
 */
export function gateJunit(report: GateReport): string {
  const { rules } = report.result;
  const count = (verdict: string): number => rules.filter((rule) => rule.verdict === verdict).length;
  const counts = `tests="${rules.length}" failures="${count('fail')}" errors="${count('not-comparable')}" skipped="${count('inconclusive')}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="fineval gate" ${counts}>`,
    `  <testsuite name="${xmlText(`fineval gate: ${report.result.candidate}`)}" ${counts}>`,
    ...rules.map((rule) => testCase(report, rule)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase(report: GateReport, result: RuleResult): string {
  const { rule, verdict } = result;
  const head = `    <testcase name="${xmlText(rule.id)}" classname="${xmlText(scopeWords(rule))}"`;
  const sentence = ruleSentence(result);
  const detail = xmlText(`${sentence}\nTo see it again: ${reproduceCommand(report, result)}`);
  switch (verdict) {
    case 'pass':
      return `${head}/>`;
    case 'fail':
      return `${head}><failure message="${xmlText(sentence)}" type="${rule.kind}">${detail}</failure></testcase>`;
    case 'not-comparable':
      return `${head}><error message="${xmlText(sentence)}" type="not-comparable">${detail}</error></testcase>`;
    case 'inconclusive':
      return `${head}><skipped message="${xmlText(sentence)}"/><system-out>${detail}</system-out></testcase>`;
  }
}
