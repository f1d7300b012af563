import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FinevalError } from '../../../errors.ts';
import { readTextFile } from '../../../json/read-json-file.ts';
import type { ChatTemplateSource } from './checkpoint.ts';
import type { TokenizerConfig } from './model-config.ts';

/**
 * The chat template of a checkpoint: the file `chat_template.jinja`, else the member of `tokenizer_config.json`, as
 * transformers looks for it.
 */
export function findChatTemplate(
  directory: string,
  { chat_template: member }: TokenizerConfig,
): ChatTemplateSource | undefined {
  const file = join(directory, 'chat_template.jinja');
  if (existsSync(file)) return { file, text: readTextFile({ file, what: 'the chat template' }) };
  const text = typeof member === 'string' ? member : member?.find(({ name }) => name === 'default')?.template;
  return text === undefined ? undefined : { file: join(directory, 'tokenizer_config.json'), text };
}

/** What to say of a checkpoint without one: a template made up here would measure another model. */
export function templateAbsent(directory: string): FinevalError {
  return new FinevalError('FILE_WRONG', {
    file: directory,
    problem:
      'has no chat template, neither as chat_template.jinja nor in tokenizer_config.json; add the one the model was trained with, or for a base model take --prompt-format plain',
  });
}
