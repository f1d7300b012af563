import type { Message, Prompt } from '../../../prompt/prompt.ts';

/** A conversation up to its answer, and the beginning of the answer, which may be empty. */
export function splitAnswer({ messages }: Prompt): { asked: readonly Message[]; begun: string } {
  const last = messages.at(-1);
  return last?.role === 'assistant'
    ? { asked: messages.slice(0, -1), begun: last.content }
    : { asked: messages, begun: '' };
}
