import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { judgeGate } from '../../ablation/gate/judge-gate.ts';
import type { ExitWord, GatePolicy } from '../../ablation/gate/gate-policy.ts';
import type { GateVerdict } from '../../ablation/gate/gate-result.ts';
import { diskError } from '../../disk-error.ts';
import { exitCodes, FinevalError } from '../../errors.ts';
import type { ExitCode } from '../../errors.ts';
import { gateAnnotations } from '../../report/gate-annotations.ts';
import { gateJunit } from '../../report/gate-junit.ts';
import { gateMarkdown } from '../../report/gate-markdown.ts';
import { gateText } from '../../report/gate-table.ts';
import type { GateReport } from '../../report/gate-words.ts';
import { commandWords, readPolicy } from '../gate-options.ts';
import type { GateOptions } from '../gate-options.ts';
import { gatherGateInput } from '../gather-gate-input.ts';
import { widthOf } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';

/** `fineval gate`: may this checkpoint ship? The verdict decides the exit code. */
export async function gateCommand(options: GateOptions, terminal: Terminal): Promise<ExitCode> {
  const policy = readPolicy(terminal.cwd(), options.policy);
  checkRule(policy, options.rule);
  const input = await gatherGateInput(policy, options, terminal);
  if (input === 'interrupted') return exitCodes.interrupted;
  const result = judgeGate(input);
  const shown =
    options.rule === undefined ? result.rules : result.rules.filter(({ rule }) => rule.id === options.rule);
  const report = { result: { ...result, rules: shown }, command: commandWords(options) };
  show(report, options, terminal);
  return exitCodeOf(options.rule === undefined ? result.verdict : (shown[0]?.verdict ?? 'fail'), policy);
}

function checkRule({ rules }: GatePolicy, rule: string | undefined): void {
  const known = rules.map(({ id }) => id);
  if (rule !== undefined && !known.includes(rule)) throw new FinevalError('RULE_UNKNOWN', { rule, known });
}

function show(report: GateReport, options: GateOptions, terminal: Terminal): void {
  const cwd = terminal.cwd();
  const { env } = terminal;
  if (options.junit !== undefined) writeText(resolve(cwd, options.junit), gateJunit(report));
  if (options.markdown !== undefined) writeText(resolve(cwd, options.markdown), gateMarkdown(report));
  terminal.stdout.write(
    options.json === true ? `${JSON.stringify(report.result)}\n` : gateText(report, widthOf(terminal)),
  );
  if (env['GITHUB_ACTIONS'] !== 'true') return;
  // The runner reads commands from both streams; standard output may be one JSON value.
  terminal.stderr.write(gateAnnotations(report));
  const summary = env['GITHUB_STEP_SUMMARY'];
  if (summary !== undefined && summary !== '') appendText(summary, gateMarkdown(report));
}

function writeText(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw diskError(file, error);
  }
}

function appendText(file: string, text: string): void {
  try {
    appendFileSync(file, text);
  } catch (error) {
    throw diskError(file, error);
  }
}

function exitCodeOf(verdict: GateVerdict, { exit = {} }: GatePolicy): ExitCode {
  switch (verdict) {
    case 'pass':
      return exitCodes.ok;
    case 'fail':
      return exitCodes.gateFailed;
    case 'inconclusive':
      return codeOfWord(exit.inconclusive ?? 'inconclusive');
    case 'not-comparable':
      return codeOfWord(exit.notComparable ?? 'inconclusive');
  }
}

function codeOfWord(word: ExitWord): ExitCode {
  return { pass: exitCodes.ok, fail: exitCodes.gateFailed, inconclusive: exitCodes.inconclusive }[word];
}
