import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { baselineTitle } from '../../../src/report/html/baseline-title.ts';

const root = resolve(import.meta.dirname, '../../..');
const names = JSON.parse(readFileSync(join(root, 'reports/rules.json'), 'utf8')) as Record<
  string,
  { readonly zh: string; readonly en: string }
>;

test('every rule of the scorers has a name in both languages', () => {
  const files = globSync('src/scoring/**/*.ts', { cwd: root });
  const codes = new Set(files.flatMap((file) => codesOf(file, readFileSync(join(root, file), 'utf8'))));
  assert.ok(codes.size > 50, String(codes.size));
  const groups = ['rule', 'verdict', 'reason'];
  const nameless = [...codes].filter((code) =>
    groups.every((group) => names[`${group}-${code}`] === undefined),
  );
  assert.deepEqual(nameless, []);
  for (const [key, { zh, en }] of Object.entries(names)) assert.ok(zh !== '' && en !== '', key);
});

function codesOf(file: string, text: string): readonly string[] {
  const patterns = [
    /\brule(?:: |\) \|\| ')'([a-z-]+)'/gu,
    /\b(?:stated|concludedBy|findTags)\('([a-z-]+)'/gu,
  ];
  if (/\/(?:outcome|math-answer|grade-math|score)\.ts$/u.test(file))
    patterns.push(/\| '([a-z]+(?:-[a-z]+)+)'/gu);
  if (/\/(?:extract-yes-no|chinese-lead-in)\.ts$/u.test(file)) patterns.push(/^ {2}\['([a-z-]+)', [/'`]/gmu);
  return patterns.flatMap((pattern) => Array.from(text.matchAll(pattern), ([, code = '']) => code));
}

const titles: readonly (readonly [string, string])[] = [
  ['always "B"', '总是回答 "B"'],
  ['always []', '总是空列表'],
  ['all options', '全选'],
  ['the longest option', '选最长的选项'],
  ['all 12 tools that occur', '列出出现过的全部 12 个工具'],
  ['the whole prompt as 基金', '把整段题面当作“基金”'],
  ['something else', 'something else'],
];
for (const [en, zh] of titles) {
  test(`the baseline “${en}” is ${zh} in Chinese`, () => {
    assert.deepEqual(baselineTitle(en), { en, zh });
  });
}
