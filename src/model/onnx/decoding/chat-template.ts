import { Template } from '@huggingface/jinja';
import type { JsonObject } from '../../../json/json.ts';
import { isJsonObject } from '../../../json/json.ts';
import type { Prompt } from '../../../prompt/prompt.ts';
import { ModelError } from '../../model-error.ts';
import type { GenerateOptions } from '../../model.ts';
import type { ChatTemplateSource } from '../checkpoint/checkpoint.ts';
import { splitAnswer } from './split-answer.ts';
import { OpeningMistake } from '../worker/opening-mistake.ts';

/** Writes a conversation as the text a checkpoint was trained on. */
export interface ChatTemplate {
  /** Whether thinking can be turned on and off. */
  readonly hasThinkingSwitch: boolean;
  /** Up to where the assistant begins to answer. */
  readonly render: (prompt: Prompt, thinking: GenerateOptions['thinking']) => string;
}

const specialTokens = ['bos_token', 'eos_token', 'pad_token', 'unk_token'] as const;

/** Parses a Jinja chat template. Throws `OpeningMistake` where it is none. */
export function openChatTemplate(source: ChatTemplateSource, tokenizerConfig: JsonObject): ChatTemplate {
  const template = parse(source);
  const tokens = Object.fromEntries(specialTokens.map((name) => [name, tokenText(tokenizerConfig, name)]));
  return {
    hasThinkingSwitch: source.text.includes('enable_thinking'),
    render: (prompt, thinking) => {
      const { asked: messages, begun } = splitAnswer(prompt);
      const switched = thinking === 'auto' ? {} : { enable_thinking: thinking === 'on' };
      return fill(template, { ...tokens, messages, add_generation_prompt: true, ...switched }) + begun;
    },
  };
}

function parse({ file, text }: ChatTemplateSource): Template {
  try {
    return new Template(text);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const problem = `holds a chat template that is not Jinja (${error.message})`;
    throw new OpeningMistake({ code: 'FILE_WRONG', details: { file, problem } }, { cause: error });
  }
}

function fill(template: Template, variables: Record<string, unknown>): string {
  try {
    return template.render(variables);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // Templates refuse conversations they were not trained on, such as one without a user.
    throw new ModelError('rejected', `The checkpoint’s chat template refuses the prompt: ${error.message}`, {
      cause: error,
    });
  }
}

/** A special token stands as a text or as an object with a text; a template sees nothing where there is none. */
function tokenText(config: JsonObject, name: string): string | undefined {
  const token = config[name];
  const text = isJsonObject(token) ? token['content'] : token;
  return typeof text === 'string' ? text : undefined;
}
