import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { renderHtml } from '../../../src/cli/render-html.ts';
import { fitTexts, pieceText } from '../../../src/report/html/fit-texts.ts';
import type { Piece } from '../../../src/report/html/fit-texts.ts';
import { printableBytes } from '../../../src/report/html/printable-bytes.ts';
import { mulberry32 } from '../../../src/stats/mulberry32.ts';
import { skipWithoutBrowser, startBrowser } from './browser.ts';
import { inventedReport } from './invented-report.ts';

const random = mulberry32(11);
const noise = (length: number): string =>
  Array.from({ length }, () => String.fromCodePoint(0x4e_00 + Math.floor(random() * 6000))).join('');
const report = inventedReport({ stages: { base: 0.4, sft: 0.7 }, suites: ['finova'], samples: 300 });
const long = {
  ...report,
  suites: report.suites.map((suite) => ({
    ...suite,
    samples: suite.samples.map((sample) => ({
      ...sample,
      answers: sample.answers.map((answer) => {
        const scored = {
          status: 'scored',
          value: 1,
          answer: 'B',
          rule: 'answer',
          span: [4003, 4004],
        } as const;
        return { ...answer, text: `${noise(4000)}答案：B${noise(900)}`, strict: scored, official: scored };
      }),
    })),
  })),
};

test('a page that would be too large shows the part of each answer that decided, and says so', async (t) => {
  const limits: number[] = [];
  const html = renderHtml(long, { lang: 'en', maxSize: 2, onShortened: (limit) => limits.push(limit) });
  assert.ok(Buffer.byteLength(html) < 2e6, String(Buffer.byteLength(html)));
  assert.ok(Buffer.byteLength(html) > 1.7e6, String(Buffer.byteLength(html)));
  const [limit = 0] = limits;
  assert.ok(limit > 300 && limit < 2000, String(limit));
  if (skipWithoutBrowser !== false) {
    t.diagnostic(skipWithoutBrowser);
    return;
  }
  const page = await startBrowser(t);
  await page.open(html);
  assert.match(
    await page.evaluate<string>(`document.querySelector('#samples .caution').innerText`),
    new RegExp(`characters at most: ${limit}\\. The whole texts are in completions\\.jsonl`, 'u'),
  );
  await page.evaluate(`document.getElementById('list').focus()`);
  await page.press('End');
  await page.evaluate(`new Promise((resolve) => setTimeout(resolve, 300))`);
  assert.equal(await page.evaluate(`document.querySelector('#detail mark').textContent`), 'B');
  const text = await page.evaluate<string>(`document.querySelector('#detail .card pre').textContent`);
  assert.ok(text.length <= limit + 40);
  assert.match(text, /^\[… left out\].*答案：B.*\[… left out\]$/su);
  assert.deepEqual(page.complaints, []);
});

test('the same large report gives the same bytes', () => {
  const render = (): string => renderHtml(long, { lang: 'zh', maxSize: 2 });
  assert.equal(render(), render());
});

test('answers stay whole where they find room', () => {
  const pieces: Piece[] = [report.suites[0]?.samples ?? []];
  const compress = (text: string): string => printableBytes(deflateRawSync(text));
  assert.equal(fitTexts(pieces, { bytes: 1e6, compress }), Infinity);
  const limit = fitTexts([long.suites[0]?.samples ?? []], { bytes: 200_000, compress });
  const size = compress(pieceText(long.suites[0]?.samples ?? [], limit)).length;
  assert.ok(size <= 200_000 && size > 185_000, String(size));
});

test('bytes are printed in 91 characters that HTML takes for nothing else', () => {
  for (let length = 0; length < 200; length += 1) {
    const bytes = Uint8Array.from({ length }, () => Math.floor(random() * 256));
    const text = printableBytes(bytes);
    assert.match(text, /^[#-;=-~]*$/u);
    assert.deepEqual(bytesOf(text), bytes);
  }
});

/** As `reports/script/1-page.js` reads them. */
function bytesOf(text: string): Uint8Array {
  const odd = text.length % 2;
  const digits = Array.from({ length: text.length - odd }, (_, at) => {
    const code = text.charCodeAt(at);
    return code > 60 ? code - 36 : code - 35;
  });
  const bytes: number[] = [];
  let [held, bits] = [0, 0];
  for (let at = 0; at < digits.length; at += 2) {
    held |= (91 * (digits[at] ?? 0) + (digits[at + 1] ?? 0)) << bits;
    bits += 13;
    for (; bits >= 8; bits -= 8, held >>= 8) bytes.push(held & 255);
  }
  return Uint8Array.from(odd === 1 ? bytes.slice(0, -1) : bytes);
}
