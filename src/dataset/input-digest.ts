import { hash } from '../node-24.ts';
import type { JsonObject } from '../json/json.ts';
import type { Task } from '../suite/suite.ts';

/** What questions that ask exactly the same have in common. */
export function inputDigest(task: Task, asked: { readonly input: JsonObject }): string {
  // Of the digest's bytes: a slice of its text would hold the whole of it in memory.
  return hash('sha256', inputText(task, asked), 'buffer').toString('hex', 0, 12);
}

/** What `inputDigest` is the digest of. */
export function inputText({ id }: Task, { input }: { readonly input: JsonObject }): string {
  return `${id}\0${JSON.stringify(input)}`;
}
