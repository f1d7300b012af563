import type { Message, Prompt } from './prompt.ts';

/** A prompt that ends where the letter of an option has to come, and how each letter goes on from there. */
export interface ChoicePrompt {
  readonly prompt: Prompt;
  readonly continuations: readonly string[];
}

/**
 * Leads a question to the place of its answer, as lm-evaluation-harness does for multiple choice. Where the prompt ends
 * with a colon, the letter comes at once, as in the examples of a few-shot prompt; else the answer is begun with the words
 * that suites ask for, `答案：` or `Answer:`. Behind an ASCII colon the letter has a space before it.
 */
export function choicePrompt({ messages }: Prompt, choices: readonly string[]): ChoicePrompt {
  const last = messages.at(-1);
  const text = last?.content.trimEnd() ?? '';
  const begun = /[:：]$/u.test(text);
  const lead = begun ? text : leadFor(text);
  const end: Message[] =
    begun && last !== undefined
      ? [...messages.slice(0, -1), { ...last, content: text }]
      : [...messages, { role: 'assistant', content: lead }];
  const space = lead.endsWith(':') ? ' ' : '';
  return { prompt: { messages: end }, continuations: choices.map((choice) => `${space}${choice}`) };
}

function leadFor(text: string): string {
  return /\p{Script=Han}/u.test(text) ? '答案：' : 'Answer:';
}
