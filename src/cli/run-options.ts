import type { OptionOrder } from '../dataset/gpqa/option-order.ts';
import { FinevalError } from '../errors.ts';
import type { Dtype } from '../model/onnx/checkpoint/dtype.ts';
import type { Device, PromptFormatName } from '../model/onnx/onnx-options.ts';
import type { Generation, Selection } from '../run/manifest.ts';
import type { ScoringMode } from '../model/scoring-mode.ts';
import { readNumber, readOptionalNumber } from './read-number.ts';

/** The options of `fineval run` as they were typed. */
export interface RunOptions {
  readonly suite: string;
  readonly model: string;
  readonly stage?: string;
  readonly out?: string;
  readonly resume?: boolean;
  readonly sample?: boolean;
  readonly limit?: string;
  readonly samples?: string;
  readonly tasks?: string;
  readonly repeats: string;
  /** The configuration's word, else `generation`, where absent. */
  readonly scoring?: ScoringMode;
  /** The configuration's word where absent, else what the scoring wants. */
  readonly promptFormat?: PromptFormatName;
  readonly prompt?: string;
  readonly shots?: string;
  readonly gpqaOrder?: OptionOrder;
  readonly shard?: string;
  readonly temperature: string;
  readonly topP?: string;
  readonly maxTokens?: string;
  readonly seed: string;
  readonly thinking: Generation['thinking'];
  readonly device: Device;
  readonly devices?: string;
  readonly dtype?: Dtype;
  readonly deterministic?: boolean;
  readonly thinkingBudget?: string;
  readonly concurrency: string;
  readonly stream?: boolean;
  /** On for checkpoints and off for endpoints where absent. */
  readonly cache?: boolean;
  readonly errorBudget: string;
  readonly json?: boolean;
  readonly reference?: boolean;
  /** File for the answers to rows without gold. */
  readonly exportSubmission?: string;
  readonly config?: string;
}

/** Which questions the options choose. Throws `FinevalError` for a number that is none. */
export function readSelection(options: RunOptions): Selection {
  const limit = readOptionalNumber('--limit', options.limit, { integer: true, min: 1 });
  const samples = listOf(options.samples);
  const tasks = listOf(options.tasks);
  const shard = options.shard === undefined ? undefined : readShard(options.shard);
  return {
    repeats: readNumber('--repeats', options.repeats, { integer: true, min: 1 }),
    ...(limit === undefined ? {} : { limit }),
    ...(options.exportSubmission === undefined ? {} : { goldless: true }),
    ...(tasks === undefined ? {} : { tasks }),
    ...(options.gpqaOrder === undefined ? {} : { optionOrder: options.gpqaOrder }),
    ...(samples === undefined ? {} : { samples }),
    ...(shard === undefined ? {} : { shard }),
  };
}

/** How the options have answers generated. */
export function readGeneration(options: RunOptions): Generation {
  const topP = readOptionalNumber('--top-p', options.topP, { min: 0, max: 1 });
  return {
    temperature: readNumber('--temperature', options.temperature, { min: 0, max: 10 }),
    ...(topP === undefined ? {} : { topP }),
    seed: readNumber('--seed', options.seed, { integer: true, min: 0 }),
    thinking: options.thinking,
  };
}

/** Questions in flight, or `undefined` where the provider is to choose. */
export function readConcurrency({ concurrency }: RunOptions): number | undefined {
  return concurrency === 'auto'
    ? undefined
    : readNumber('--concurrency', concurrency, { integer: true, min: 1, max: 4096 });
}

function listOf(words: string | undefined): readonly string[] | undefined {
  return words
    ?.split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function readShard(value: string): { index: number; count: number } {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/u.exec(value) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index >= 1 && shard.index <= shard.count) return shard;
  throw new FinevalError('OPTION_WRONG', {
    option: '--shard',
    value,
    wanted: 'a part and the number of parts, such as 1/4',
  });
}
