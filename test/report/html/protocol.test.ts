import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildReport } from '../../../src/report/build-report.ts';
import { renderHtml } from '../../../src/cli/render-html.ts';
import type { ManifestSuite } from '../../../src/run/manifest.ts';
import { skipWithoutBrowser, startBrowser } from './browser.ts';
import { inventedInputs } from './invented-report.ts';

const inputs = inventedInputs({ stages: { base: 0.42 }, suites: ['finova', 'gpqa'], samples: 4 });
const sources = Array.from({ length: 34 }, (_, i) => ({
  path: `data/${i + 1}.csv`,
  sha256: `${i + 10}`.repeat(32),
  rows: 1,
}));
const withFiles = (suite: ManifestSuite): ManifestSuite => ({
  ...suite,
  commit: 'abcdef0123456789',
  sources: suite.id === 'finova' ? sources : sources.slice(0, 1),
});
const report = buildReport(
  inputs.map(({ manifest, ...input }) =>
    Object.assign(input, { manifest: { ...manifest, suites: manifest.suites.map(withFiles) } }),
  ),
  '0.1.0',
);
const rowTexts = `[...document.querySelectorAll('#protocol table:last-of-type tbody tr')].map((row) => row.innerText.replaceAll(/\\s+/g, ' ').trim())`;

test(
  'many data files are folded behind their number, which keys open and paper leaves as it was',
  { skip: skipWithoutBrowser },
  async (t) => {
    const page = await startBrowser(t);
    const html = renderHtml(report, { lang: 'en' });
    await page.open(html);
    const rows = await page.evaluate<string[]>(rowTexts);
    assert.match(rows[0] ?? '', /commit abcdef012345 34 files zero-shot, ≤ 512 new tokens$/u);
    assert.match(rows[1] ?? '', /commit abcdef012345 data\/1\.csv 101010101010 zero-shot/u);
    await page.evaluate(`document.querySelector('#protocol details.files > summary').focus()`);
    assert.equal(await page.evaluate(`document.activeElement.matches('.files > summary')`), true);
    await page.evaluate(`document.activeElement.click()`);
    assert.match((await page.evaluate<string[]>(rowTexts))[0] ?? '', /data\/34\.csv 434343434343/u);
    await page.open(html, { width: 1440, height: 900, print: true });
    const height = `document.querySelector('#protocol details.files').getBoundingClientRect().height`;
    const closed = await page.evaluate<number>(height);
    assert.ok(closed < 40, String(closed));
    await page.evaluate(`document.querySelector('#protocol details.files').open = true`);
    assert.ok((await page.evaluate<number>(height)) > 400);
    await page.open(renderHtml(report, { lang: 'zh' }));
    const chinese = await page.evaluate<string[]>(rowTexts);
    assert.match(chinese[0] ?? '', /34 个文件 零样本，≤ 512 个新词元$/u);
    assert.deepEqual(page.complaints, []);
  },
);
