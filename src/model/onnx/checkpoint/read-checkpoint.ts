import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FinevalError } from '../../../errors.ts';
import { readJsonFile } from '../../../json/read-json-file.ts';
import { findChatTemplate, templateAbsent } from './chat-template-source.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { PromptFormatName } from '../onnx-options.ts';
import type { Dtype } from './dtype.ts';
import { readArchitecture } from './read-architecture.ts';
import { validate as isGenerationConfig } from './generation-config.schema.ts';
import { refuseGitLfsPointer } from './git-lfs.ts';
import type { GenerationConfig, TokenIds, TokenizerConfig } from './model-config.ts';
import { validate as isTokenizerConfig } from './tokenizer-config.schema.ts';
import { findWeights } from './find-weights.ts';

interface CheckpointWish {
  readonly ref: string;
  readonly directory: string;
  readonly dtype?: Dtype;
  readonly promptFormat?: PromptFormatName;
}

/** Finds the parts of an export and reads the small ones. Throws `FinevalError` where one is missing or wrong. */
export function readCheckpoint({ ref, directory, dtype, promptFormat }: CheckpointWish): Checkpoint {
  if (!existsSync(directory)) throw new FinevalError('CHECKPOINT_ABSENT', { ref, directory });
  const file = (name: string): string => join(directory, name);
  const { stopIds, ...architecture } = readArchitecture(directory, dtype);
  const generation = readGenerationConfig(file('generation_config.json'));
  const tokenizerConfig = existsSync(file('tokenizer_config.json'))
    ? readJsonFile(
        { file: file('tokenizer_config.json'), what: 'the settings of the tokenizer' },
        isTokenizerConfig,
      )
    : {};
  return {
    ...architecture,
    weights: findWeights(architecture.graph),
    tokenizer: findTokenizer(file('tokenizer.json')),
    tokenizerConfig,
    ...templateOf(directory, tokenizerConfig, promptFormat),
    stopIds: [...new Set([...idsOf(generation.eos_token_id), ...idsOf(stopIds)])],
    ...(generation.max_new_tokens == null ? {} : { maxTokens: generation.max_new_tokens }),
  };
}

function templateOf(
  directory: string,
  tokenizerConfig: TokenizerConfig,
  format: PromptFormatName = 'chat',
): Pick<Checkpoint, 'chatTemplate'> {
  const chatTemplate = format === 'plain' ? undefined : findChatTemplate(directory, tokenizerConfig);
  if (chatTemplate !== undefined) return { chatTemplate };
  if (format === 'chat') throw templateAbsent(directory);
  return {};
}

function readGenerationConfig(file: string): GenerationConfig {
  if (!existsSync(file)) return {};
  return readJsonFile({ file, what: 'the checkpoint’s defaults for generation' }, isGenerationConfig);
}

function findTokenizer(file: string): string {
  if (!existsSync(file) || !statSync(file).isFile()) {
    throw new FinevalError('FILE_MISSING', {
      file,
      what: 'the tokenizer of the model, as Hugging Face saves it',
    });
  }
  refuseGitLfsPointer(file);
  return file;
}

function idsOf(ids: TokenIds | undefined): readonly number[] {
  if (ids === undefined || ids === null) return [];
  return typeof ids === 'number' ? [ids] : ids;
}
