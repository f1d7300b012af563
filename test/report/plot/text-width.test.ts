import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shorten, textWidth, wrapLabel } from '../../../src/report/plot/text-width.ts';

test('a Chinese character is as wide as its size, a Latin letter narrower', () => {
  assert.equal(textWidth('澜江银行'), 4);
  assert.ok(textWidth('fund') < 3);
});

test('names break where a reader expects it, and lose no character', () => {
  const cases: readonly [string, number, readonly string[]][] = [
    ['澜江稳健债券A', 20, ['澜江稳健债券A']],
    ['注册会计师（CPA）经济法', 6, ['注册会计师', '（CPA）经', '济法']],
    ['reasoning-rl', 6, ['reasoning-', 'rl']],
    ['基金 · hard · content', 9, ['基金 · hard ·', 'content']],
    ['', 5, ['']],
  ];
  for (const [text, width, lines] of cases) {
    const wrapped = wrapLabel(text, width, 9);
    assert.deepEqual(wrapped, lines, text);
    assert.equal(wrapped.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
    assert.ok(wrapped.every((line) => textWidth(line) <= width));
  }
});

test('what the last line cannot hold ends in an ellipsis', () => {
  const lines = wrapLabel('中国人民银行金融消费者权益保护实施办法', 5, 2);
  assert.deepEqual(lines, ['中国人民银', '行金融消…']);
  assert.equal(shorten('general-rl', 20), 'general-rl');
  assert.ok(textWidth(shorten('x'.repeat(500), 10)) <= 10);
});

test('a name of 100,000 characters is wrapped in linear time', () => {
  const begun = process.cpuUsage();
  wrapLabel('澜'.repeat(100_000), 10, 3);
  wrapLabel('a'.repeat(100_000), 10, 3);
  assert.ok(process.cpuUsage(begun).user < 3e6);
});

test('what is cut away keeps its blanks', () => {
  const [line] = wrapLabel('not comparable: temperature, seed, thinking', 16, 1);
  assert.match(line ?? '', /^not comparable: temp[a-z]*…$/u);
});
