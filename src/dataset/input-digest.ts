import { hash } from 'node:crypto';
import type { JsonObject } from '../json/json.ts';
import type { Task } from '../suite/suite.ts';

/** What questions that ask exactly the same have in common. */
export function inputDigest({ id }: Task, { input }: { readonly input: JsonObject }): string {
  // Of the digest's bytes: a slice of its text would hold the whole of it in memory.
  return hash('sha256', `${id}\0${JSON.stringify(input)}`, 'buffer').toString('hex', 0, 12);
}
