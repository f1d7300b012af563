import { FinevalError } from '../errors.ts';
import type { ModelLocation } from '../model/model-location.ts';
import type { OnnxSettings } from '../model/onnx/onnx-options.ts';
import { readOptionalNumber } from './read-number.ts';
import type { RunOptions } from './run-options.ts';

/**
 * What the options say about how a checkpoint is run; what they leave open is the configuration's to say. Throws
 * `CHECKPOINT_OPTION` where the model is an endpoint, which decides that for itself.
 */
export function readCheckpointOptions(options: RunOptions, location: ModelLocation): OnnxSettings {
  const { device, devices, dtype, deterministic, thinkingBudget } = options;
  const budget = readOptionalNumber('--thinking-budget', thinkingBudget, { integer: true, min: 0 });
  const settings = {
    ...(device === 'auto' ? {} : { device }),
    ...(devices === undefined ? {} : { devices: readDevices(devices) }),
    ...(dtype === undefined ? {} : { dtype }),
    ...(deterministic === undefined ? {} : { deterministic }),
    ...(budget === undefined ? {} : { thinkingBudget: budget }),
  };
  const typed = { ...settings, ...(options.promptFormat === undefined ? {} : { promptFormat: true }) };
  const [first] = Object.keys(typed);
  if (first === undefined || location.provider === 'onnx') return settings;
  const option = `--${first.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
  throw new FinevalError('CHECKPOINT_OPTION', { option, ref: location.ref });
}

function readDevices(value: string): readonly number[] {
  const words = value.split(',').map((word) => word.trim());
  const numbers = [...new Set(words.map(Number))];
  if (words.every((word) => /^\d{1,3}$/u.test(word)) && numbers.length === words.length) return numbers;
  const wanted = 'the numbers of GPUs, each once, such as 0,1';
  throw new FinevalError('OPTION_WRONG', { option: '--devices', value, wanted });
}
