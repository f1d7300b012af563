import type { GateVerdict } from '../ablation/gate/gate-result.ts';
import { reproduceCommand, ruleSentence } from './gate-words.ts';
import type { GateReport } from './gate-words.ts';
import { visibleText } from './visible-text.ts';

/** GitHub's workflow commands for the rules that did not pass, a line each; empty where all passed. */
export function gateAnnotations(report: GateReport): string {
  const lines = report.result.rules.flatMap((result) => {
    if (result.verdict === 'pass') return [];
    const title = property(`fineval gate: ${result.rule.id} (${result.verdict})`);
    const message = data(`${ruleSentence(result)}\nTo see it again: ${reproduceCommand(report, result)}`);
    return [`::${levelOf(result.verdict)} title=${title}::${message}\n`];
  });
  return lines.join('');
}

function levelOf(verdict: GateVerdict): 'error' | 'warning' {
  return verdict === 'fail' ? 'error' : 'warning';
}

/** Unseen characters stand written out: build logs are read on terminals. The escapes are those of actions/toolkit, `command.ts`: a raw line end would begin another command. */
function data(text: string): string {
  return visibleText(text.replaceAll('\t', ' '))
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
