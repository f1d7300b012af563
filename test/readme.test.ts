import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '..');
const [english, chinese] = ['README.md', 'README.zh-CN.md'].map((file) =>
  readFileSync(join(root, file), 'utf8'),
) as [string, string];

interface Block {
  readonly language: string;
  readonly code: string;
}

function blocksOf(text: string): readonly Block[] {
  return Array.from(text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gmu), ([, language = '', code = '']) => ({
    language,
    code,
  }));
}

/** Of the list of commands, which is translated, only the commands. */
function sameInBoth({ language, code }: Block): string {
  const isCommands = code.startsWith('fineval run');
  return `${language}\n${isCommands ? code.replaceAll(/^(fineval [a-z]+).*$/gmu, '$1') : code}`;
}

const withoutBlocks = (text: string): string => text.replaceAll(/^```[\s\S]*?^```$/gmu, '');
const found = (text: string, pattern: RegExp): readonly string[] =>
  Array.from(withoutBlocks(text).matchAll(pattern), ([, part = '']) => part).toSorted();

test('both READMEs have the same code in the same order', () => {
  assert.deepEqual(blocksOf(chinese).map(sameInBoth), blocksOf(english).map(sameInBoth));
});

test('both READMEs have the same sections, tables, commands and names', () => {
  const heads = (text: string): readonly string[] => found(text, /^(#+) /gmu);
  assert.deepEqual(heads(chinese), heads(english));
  assert.equal(found(chinese, /^(\|)/gmu).length, found(english, /^(\|)/gmu).length);
  const code = /`([^`\n]+)`/gu;
  assert.deepEqual(new Set(found(chinese, code)), new Set(found(english, code)));
});

test('both READMEs link and show the same, and what they name is there', () => {
  const links = (text: string): readonly string[] =>
    found(text, /\]\(([^)]+)\)/gu)
      .filter((link) => !link.startsWith('README'))
      // A picture may have words of its own in each language.
      .map((link) => link.replace('.zh-CN.svg', '.svg'));
  assert.deepEqual(links(chinese), links(english));
  const paths = [...links(english), 'README.md', 'README.zh-CN.md'];
  for (const path of paths.filter((link) => !link.startsWith('https:')))
    assert.ok(existsSync(join(root, path.replace(/#.*$/u, ''))), path);
});
