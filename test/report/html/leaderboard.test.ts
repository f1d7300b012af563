import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildReport } from '../../../src/report/build-report.ts';
import { renderHtml } from '../../../src/cli/render-html.ts';
import { skipWithoutBrowser, startBrowser } from './browser.ts';
import { inventedInputs } from './invented-report.ts';

const inputs = inventedInputs({
  stages: { base: 0.42, sft: 0.63, 'agentic-rl': 0.76, 'general-rl': 0.75 },
  suites: ['finova', 'fineval'],
  samples: 300,
});
const references = [
  {
    id: 'lanjiang',
    source: {
      title: '澜江评测',
      url: 'javascript:alert(1)',
      table: 'Table 1',
      date: '2026',
    },
    protocol: 'other' as const,
    note: 'Invented <b>note</b>.',
    digits: 2,
    columns: [
      { id: 'headline', title: 'mean' },
      { id: 'main', title: 'main' },
    ],
    rows: [
      { model: 'lanjiang-1', values: [59.75, 62] },
      { model: '<img src=x>', values: [41.2, null] },
    ],
  },
];
const report = buildReport(inputs, '0.1.0', new Map([['finova', references]]));
const rowsOf = (suite: string, kind: string): string =>
  `[...document.querySelectorAll('[data-suite="${suite}"] > table tr.${kind}')].filter((one) => one.offsetParent !== null).map((one) => one.innerText.replaceAll(/\\s+/g, ' ').trim())`;

test(
  'the leaderboard has groups instead of ranks, both scores, coverage, cost, and floors and published scores on demand',
  { skip: skipWithoutBrowser },
  async (t) => {
    const page = await startBrowser(t);
    await page.open(renderHtml(report, { lang: 'en' }));
    const runs = await page.evaluate<string[]>(rowsOf('finova', 'run'));
    assert.match(
      runs[0] ?? '',
      /^base C 45\.7 % 40\.1–51\.3 45\.7 % 40\.1–51\.3 300 \/ 300 2 \/ 3 3\.7 % 0$/u,
    );
    assert.deepEqual(
      runs.map((row) => row.split(' ')[1]),
      ['C', 'B', 'A', 'A'],
    );
    assert.deepEqual(await page.evaluate(rowsOf('finova', 'baseline')), [
      'No model: the best of each task 25.0 % 31.0 %',
    ]);
    assert.deepEqual(await page.evaluate(rowsOf('finova', 'reference')), []);
    await page.evaluate(
      `document.getElementById('references').click(), document.getElementById('baselines').click()`,
    );
    assert.deepEqual(await page.evaluate(rowsOf('finova', 'baseline')), []);
    assert.deepEqual(await page.evaluate(rowsOf('finova', 'reference')), [
      'lanjiang-1 published [1] – 59.75 %',
      '<img src=x> published [1] – 41.20 %',
    ]);
    assert.match(
      await page.evaluate<string>(`document.querySelector('[data-suite="finova"] .source').innerText`),
      /^\[1\] 澜江评测, Table 1, 2026\. javascript:alert\(1\)\. Invented <b>note<\/b>\.$/u,
    );
    const overview = await page.evaluate<string>(
      `document.querySelector('.overview tbody tr').innerText.replaceAll(/\\s+/g, ' ')`,
    );
    assert.match(
      overview,
      /Official 45\.7 % group C · n 300 Unreadable 3\.7 % .*120,450 \/ 48,211 96\.5 s 1\.23 CNY/u,
    );
    await page.evaluate(`document.getElementById('language').click()`);
    await page.evaluate(
      `document.getElementById('baselines').click(), document.querySelectorAll('details').forEach((one) => { one.open = true; })`,
    );
    assert.match(
      await page.evaluate<string>(`document.querySelector('[data-suite="finova"] details').innerText`),
      /不用模型：总是回答 A/u,
    );
    assert.deepEqual(page.complaints, []);
  },
);
