import type { Prompt } from '../../../prompt/prompt.ts';
import type { GenerateOptions } from '../../model.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { openChatTemplate } from './chat-template.ts';
import { splitAnswer } from './split-answer.ts';

/** Writes a conversation as the text that a model reads. */
export interface PromptFormat {
  /** Whether thinking can be turned on and off. */
  readonly hasThinkingSwitch: boolean;
  /** Up to where the assistant begins to answer. */
  readonly render: (prompt: Prompt, thinking: GenerateOptions['thinking']) => string;
}

/** The checkpoint's chat template, or else the messages as they are. Throws `OpeningMistake` for a broken template. */
export function openPromptFormat({ chatTemplate, tokenizerConfig }: Checkpoint): PromptFormat {
  return chatTemplate === undefined ? plainFormat : openChatTemplate(chatTemplate, tokenizerConfig);
}

/** For models that go on with a text, as base checkpoints do. */
const plainFormat: PromptFormat = {
  hasThinkingSwitch: false,
  render: (prompt) => {
    const { asked, begun } = splitAnswer(prompt);
    const text = asked.map(({ content }) => content).join('\n\n');
    return begun === '' || text === '' || text.endsWith('\n') ? `${text}${begun}` : `${text}\n${begun}`;
  },
};
