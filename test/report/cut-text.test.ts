import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutText } from '../../src/report/cut-text.ts';
import { mulberry32 } from '../../src/stats/mulberry32.ts';

test('a text that is short enough stays whole', () => {
  assert.deepEqual(cutText({ text: '答案：B' }, { limit: 4, around: 3 }), { text: '答案：B' });
});

test('a long text keeps the part around the place, or its end', () => {
  const text = '0123456789';
  const cut = (around: number) => cutText({ text }, { limit: 4, around });
  assert.deepEqual(cut(5), { text: '3456', cut: { start: 3, length: 10 } });
  assert.deepEqual(cut(0), { text: '0123', cut: { start: 0, length: 10 } });
  assert.deepEqual(cut(Infinity), { text: '6789', cut: { start: 6, length: 10 } });
});

test('no character of two units is torn', () => {
  const text = '🏦'.repeat(20);
  for (let around = 0; around < 40; around += 1) {
    const part = cutText({ text }, { limit: 7, around });
    assert.match(part.text, /^(?:🏦)+$/u);
    assert.equal(text.slice(part.cut?.start).startsWith(part.text), true);
  }
});

test('a text that is cut twice is cut as if at once', () => {
  const random = mulberry32(5);
  for (let round = 0; round < 500; round += 1) {
    const text = Array.from({ length: 1 + Math.floor(random() * 60) }, () =>
      random() < 0.2 ? '🏦' : '澜',
    ).join('');
    const around = random() < 0.2 ? Infinity : Math.floor(random() * text.length);
    const [small, large] = [4 + Math.floor(random() * 10), 14 + Math.floor(random() * 20)];
    const atOnce = cutText({ text }, { limit: small, around });
    assert.deepEqual(cutText(cutText({ text }, { limit: large, around }), { limit: small, around }), atOnce);
  }
});
