import { isJsonObject } from '../json/json.ts';
import type { Json, JsonObject } from '../json/json.ts';
import { BadTarget } from './adapter.ts';

/**
 * The options of a question, by letter in the question's order: `input.options` as `{ "A": "…" }`, or as a list, whose
 * letters are A, B, C, … Throws `BadTarget` where it offers fewer than two.
 */
export function optionTexts(input: JsonObject): ReadonlyMap<string, string> {
  const options = input['options'];
  const texts = new Map<string, string>();
  let areLetters = true;
  for (const [letter, text] of entriesOf(options)) {
    texts.set(letter, textOf(text));
    areLetters &&= /^[A-Z]$/.test(letter);
  }
  if (texts.size < 2 || !areLetters) {
    throw new BadTarget(
      'chooses from input "options", which must be at least two texts by capital letter, or in a list',
    );
  }
  return texts;
}

function entriesOf(options: Json | undefined): readonly (readonly [string, Json])[] {
  if (Array.isArray(options))
    return options.map((text: Json, index) => [String.fromCharCode(65 + index), text]);
  return isJsonObject(options) ? Object.entries(options) : [];
}

function textOf(text: Json): string {
  return typeof text === 'string' || typeof text === 'number' ? String(text) : '';
}

/** The gold letters, each once and in the question's order. Throws `BadTarget` where one is no option's. */
export function goldLetters(
  target: string | readonly string[],
  texts: ReadonlyMap<string, string>,
): readonly string[] {
  // As nearly all data have it.
  if (typeof target === 'string' && texts.has(target)) return [target];
  const written = typeof target === 'string' ? target : target.join('');
  const letters = new Set(
    written
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s、,;/|&]/g, ''),
  );
  const unknown = [...letters].some((letter) => !texts.has(letter));
  if (unknown || letters.size === 0) {
    throw new BadTarget(`must name options of ${[...texts.keys()].join(', ')}, and is “${written}”`);
  }
  return [...texts.keys()].filter((letter) => letters.has(letter));
}
