import { hash } from '../node-24.ts';
import type { Json } from '../json/json.ts';

/** SHA-256 of a JSON value; the order of members does not matter. */
export function digestOf(value: Json): string {
  return hash('sha256', JSON.stringify(sorted(value)));
}

function sorted(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(sorted);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, member]) => [name, sorted(member)]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
