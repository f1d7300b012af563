/** One turn of a conversation. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/**
 * The rendered messages of a sample, in order. Where the last one is the assistant's, it is the beginning of the answer
 * that is asked for.
 */
export interface Prompt {
  readonly messages: readonly Message[];
}
