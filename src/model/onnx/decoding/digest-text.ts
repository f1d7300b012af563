import { hash } from '../../../node-24.ts';

/** sha256 of a text's UTF-8 bytes. */
export function digestText(text: string): string {
  return hash('sha256', text);
}
