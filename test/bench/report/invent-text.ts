import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mulberry32 } from '../../../src/stats/mulberry32.ts';

/** Draws a text of about so many characters. */
export type InventText = (random: () => number, characters: number) => string;

/**
 * A maker of texts with the letters, the words and about the compressibility of a model's Chinese answers: a chain of
 * characters, each drawn by the two before it or by the one before it, as the invented samples of this repository have them.
 */
export function textInventor(): InventText {
  const folder = resolve(import.meta.dirname, '../../../fixtures/samples');
  const files = globSync('**/*.{json,jsonl,csv}', { cwd: folder }).sort();
  const corpus = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const sentences = corpus.match(/[\p{Script=Han}，。、；：！？（）“”0-9.%A-D]{8,}/gu) ?? [];
  const text = sentences.join('\n');
  const followers = [followersOf(text, 1), followersOf(text, 2)] as const;
  const pool = sentencesOf(followers, mulberry32(1));
  return (random, characters) => {
    let made = '';
    while (made.length < characters) made += pool[Math.floor(random() * pool.length)] ?? '';
    return made.slice(0, characters);
  };
}

type Followers = ReadonlyMap<string, readonly string[]>;

/** Far more sentences than stand within one window of a compressor, so that repeating them does not make a text smaller. */
function sentencesOf([one, two]: readonly [Followers, Followers], random: () => number): readonly string[] {
  return Array.from({ length: 60_000 }, () => {
    let made = '，';
    const end = 12 + Math.floor(random() * 30);
    while (made.length < end) {
      const next = (random() < 0.4 ? two.get(made.slice(-2)) : undefined) ?? one.get(made.slice(-1)) ?? [];
      made += next[Math.floor(random() * next.length)] ?? '。';
    }
    return `${made.slice(1)}。`;
  });
}

function followersOf(text: string, order: number): Followers {
  const followers = new Map<string, string[]>();
  for (let at = order; at < text.length; at += 1) {
    const before = text.slice(at - order, at);
    const known = followers.get(before);
    if (known === undefined) followers.set(before, [text.charAt(at)]);
    else known.push(text.charAt(at));
  }
  return followers;
}
