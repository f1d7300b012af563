import { isJsonObject } from '../../json/json.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import type { GenerateOptions } from '../model.ts';

/** A body field that carries an option; an endpoint may refuse it by name. */
export type OptionField =
  | 'max_tokens'
  | 'max_completion_tokens'
  | 'temperature'
  | 'top_p'
  | 'seed'
  | 'n'
  | 'stop'
  | 'chat_template_kwargs'
  | 'stream_options';

/** The option as a warning names it. */
export const optionOf: Readonly<Record<OptionField, string>> = {
  max_tokens: 'maxTokens',
  max_completion_tokens: 'maxTokens',
  temperature: 'temperature',
  top_p: 'topP',
  seed: 'seed',
  n: 'n',
  stop: 'stop',
  chat_template_kwargs: 'thinking',
  stream_options: 'the count of tokens of streamed answers',
};

/** What the options ask for, field by field; `undefined` asks for nothing. */
export function fieldsOf(
  options: GenerateOptions,
  extraBody: JsonObject,
): readonly (readonly [OptionField, Json | undefined])[] {
  const { maxTokens, temperature, topP, seed, answers = 1, stop, thinking } = options;
  return [
    ['max_tokens', maxTokens],
    ['temperature', temperature],
    ['top_p', topP],
    ['seed', seed],
    ['n', answers === 1 ? undefined : answers],
    ['stop', stop?.length === 0 ? undefined : stop],
    // vLLM's and SGLang's way to reach the chat template of the model.
    ['chat_template_kwargs', thinking === 'auto' ? undefined : thinkingField(thinking === 'on', extraBody)],
  ];
}

function thinkingField(enabled: boolean, extraBody: JsonObject): JsonObject {
  const own = extraBody['chat_template_kwargs'];
  return { ...(isJsonObject(own) ? own : {}), enable_thinking: enabled };
}
