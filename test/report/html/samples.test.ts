import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderHtml } from '../../../src/cli/render-html.ts';
import type { ReportSample } from '../../../src/report/report.ts';
import { skipWithoutBrowser, startBrowser } from './browser.ts';
import type { Page } from './browser.ts';
import { inventedReport } from './invented-report.ts';

const stages = { base: 0.4, sft: 0.6, 'agentic-rl': 0.8 };
const report = inventedReport({ stages, suites: ['finova', 'gpqa'], samples: 200 });
const samples = report.suites.flatMap((suite) => suite.samples);

/** Per run: `r`, `w` or `u`, as the page's list has it. */
function outcomesOf({ answers }: ReportSample): string {
  return answers
    .map(({ strict }) => (strict.status === 'scored' ? (strict.value === 1 ? 'r' : 'w') : 'u'))
    .join('');
}

const count = (keeps: (outcomes: string, sample: ReportSample) => boolean): number =>
  samples.filter((sample) => keeps(outcomesOf(sample), sample)).length;

const filters: readonly [title: string, set: Readonly<Record<string, string>>, expected: number][] = [
  ['flipped', { outcome: 'differ' }, count((word) => new Set(word).size > 1)],
  ['unreadable', { outcome: 'u' }, count((word) => word.includes('u'))],
  ['unreadable of one model', { outcome: 'u', run: '1' }, count((word) => word[1] === 'u')],
  ['wrong of one model', { outcome: 'w', run: '2' }, count((word) => word[2] === 'w')],
  ['gained', { outcome: 'gain' }, count((word) => /[wu]r/u.test(word))],
  ['gained by one model', { outcome: 'gain', run: '2' }, count((word) => /^.[wu]r$/u.test(word))],
  ['lost', { outcome: 'loss' }, count((word) => /r[wu]/u.test(word))],
  ['a label', { label: '1' }, count((_word, { labels }) => labels['scene']?.includes('保险') === true)],
  [
    'a label, a suite and an outcome',
    { label: '1', suite: '0', outcome: 'w' },
    report.suites[0]?.samples.filter(
      (sample) => sample.labels['scene']?.includes('保险') === true && outcomesOf(sample).includes('w'),
    ).length ?? -1,
  ],
];

const names = ['suite', 'task', 'label', 'run', 'outcome'];
const choose = (set: Readonly<Record<string, string>>): string =>
  names
    .map((name) => `document.getElementById('sample-${name}').value = '${set[name] ?? ''}';`)
    .concat(`document.getElementById('sample-suite').dispatchEvent(new Event('change'));`)
    .join('');
const found = `Number.parseInt(document.getElementById('found').textContent, 10)`;

async function open(page: Page, lang: 'zh' | 'en'): Promise<void> {
  await page.open(renderHtml(report, { lang }));
}

/** Chooses the first row, and waits until its sample is shown. */
async function showFirst(page: Page): Promise<void> {
  await page.evaluate(`document.getElementById('list').focus()`);
  await page.press('Home');
  await page.evaluate(`new Promise((resolve) => setTimeout(resolve, 300))`);
}

test(
  'samples are found by flips, outcomes, models, labels and suites together',
  { skip: skipWithoutBrowser },
  async (t) => {
    const page = await startBrowser(t);
    await open(page, 'en');
    assert.deepEqual(
      await page.evaluate(
        `[...document.querySelectorAll('#sample-label option')].map((one) => one.textContent)`,
      ),
      ['all', 'scene: 基金', 'scene: 保险'],
    );
    for (const [title, set, expected] of filters) {
      assert.ok(expected > 0, title);
      await page.evaluate(choose(set));
      assert.equal(await page.evaluate(found), expected, title);
    }
    await page.evaluate(choose({ outcome: 'gain' }));
    await page.evaluate(
      `document.getElementById('search').value = '周先生', document.getElementById('search').dispatchEvent(new Event('input'))`,
    );
    await page.evaluate(`new Promise((resolve) => setTimeout(resolve, 500))`);
    const inFinova = report.suites[0]?.samples.filter((sample) => /[wu]r/u.test(outcomesOf(sample))).length;
    assert.equal(await page.evaluate(found), inFinova, 'GPQA has no text to be found in');
    assert.deepEqual(page.complaints, []);
  },
);

test(
  'a sample shows the answers of all runs side by side, with thinking folded, the decisive part marked and the rule',
  { skip: skipWithoutBrowser },
  async (t) => {
    const page = await startBrowser(t);
    await open(page, 'zh');
    await showFirst(page);
    const cards = await page.evaluate<{ name: string; mark: string; rule: string; left: number }[]>(
      `[...document.querySelectorAll('#detail .card')].map((card) => ({
        name: card.querySelector('h4').textContent,
        mark: card.querySelector('mark')?.textContent ?? '',
        rule: [...card.querySelectorAll('dd')].map((one) => one.textContent).join('|'),
        left: card.getBoundingClientRect().left,
      }))`,
    );
    assert.deepEqual(
      cards.map(({ name }) => name),
      Object.keys(stages),
    );
    assert.equal(new Set(cards.map(({ left }) => left)).size, 3, 'one beside the other');
    const [first] = samples;
    for (const [run, { mark, rule }] of cards.entries()) {
      const { text = '', strict, official } = first?.answers[run] ?? {};
      const judged = strict?.status === 'scored' ? strict : official;
      assert.equal(mark, judged?.status === 'scored' ? text.slice(...(judged.span ?? [0, 0])) : '');
      assert.match(rule, /最后一处标记 \(last-marked\)/u);
    }
    const folded = `[...document.querySelectorAll('#detail .card details')].map((one) => [one.open, one.textContent.includes('份额乘以净值')])`;
    assert.deepEqual(await page.evaluate(folded), [
      [false, true],
      [false, true],
      [false, true],
    ]);
    const shown = await page.evaluate<string>(`document.querySelector('#detail .card').innerText`);
    assert.ok(!shown.includes('份额乘以净值'));
    assert.deepEqual(page.complaints, []);
  },
);

test('GPQA shows marks and rules, and no text', { skip: skipWithoutBrowser }, async (t) => {
  const page = await startBrowser(t);
  await open(page, 'en');
  await page.evaluate(choose({ suite: '1' }));
  await showFirst(page);
  assert.match(
    await page.evaluate<string>(`document.querySelector('#detail .caution').innerText`),
    /Withheld: GPQA/u,
  );
  assert.equal(await page.evaluate(`document.querySelectorAll('#detail pre, #detail mark').length`), 0);
  assert.equal(await page.evaluate(`document.querySelectorAll('#detail .card').length`), 3);
});
