import type { Config } from '../config/config.ts';
import { FinevalError } from '../errors.ts';
import type { ModelLocation } from '../model/model-location.ts';
import type { PromptFormatName } from '../model/onnx/onnx-options.ts';
import type { ChosenSuite } from '../run/plan-suites.ts';
import type { ScoringMode } from '../model/scoring-mode.ts';
import type { RunOptions } from './run-options.ts';
import type { Terminal } from './terminal.ts';

/** How suites are asked: the command line's word, else the configuration's. */
export function readScoring({ scoring }: RunOptions, config: Config): ScoringMode {
  return scoring ?? config.scoring ?? 'generation';
}

/**
 * How a checkpoint's prompts are written: the command line's word, else the configuration's. Where both say nothing, a
 * checkpoint without a chat template can be scored by likelihood, and answers nothing else.
 */
export function readPromptFormat(
  { promptFormat }: RunOptions,
  location: ModelLocation,
  suites: readonly ChosenSuite[],
): PromptFormatName {
  const configured = location.provider === 'onnx' ? location.promptFormat : undefined;
  const writesNothing = suites.every(({ scoring }) => scoring === 'likelihood');
  return promptFormat ?? configured ?? (writesNothing ? 'auto' : 'chat');
}

/** Throws `SCORING_OPTION` for options of writing where nothing is written. */
export function refuseIdleOptions(options: RunOptions, suites: readonly ChosenSuite[]): void {
  if (suites.some(({ scoring }) => scoring !== 'likelihood')) return;
  const { temperature, topP, maxTokens, thinkingBudget } = options;
  const idle = [
    ...(Number(temperature) === 0 ? [] : ['--temperature']),
    ...(topP === undefined ? [] : ['--top-p']),
    ...(maxTokens === undefined ? [] : ['--max-tokens']),
    ...(thinkingBudget === undefined ? [] : ['--thinking-budget']),
  ];
  if (idle[0] !== undefined) throw new FinevalError('SCORING_OPTION', { option: idle[0] });
}

/** Says which suites and tasks likelihood scoring leaves out. */
export function sayLeftOut(
  asked: readonly string[],
  suites: readonly ChosenSuite[],
  terminal: Terminal,
): void {
  const names = new Set(suites.flatMap(({ suite }) => [suite.id, suite.directory]));
  const left = [
    ...asked.filter((name) => !names.has(name)),
    ...suites.flatMap(({ suite, openTasks = [] }) => openTasks.map((task) => `${suite.id}/${task}`)),
  ];
  if (left.length === 0) return;
  terminal.stderr.write(
    `Left out, as their answers have to be written and --scoring likelihood only chooses between options: ${left.join(', ')}.\n`,
  );
}
