import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderHtml } from '../../../src/cli/render-html.ts';
import { hostile } from '../hostile.ts';
import { skipWithoutBrowser, startBrowser } from './browser.ts';
import { inventedAblation } from './invented-ablation.ts';
import type { InventedChain } from './invented-ablation.ts';
import { inventedReport } from './invented-report.ts';

const six = {
  base: undefined,
  cpt: 'base',
  sft: 'cpt',
  'reasoning-rl': 'sft',
  'agentic-rl': 'reasoning-rl',
  'general-rl': 'agentic-rl',
};
const scenes = ['基金', '保险', '外汇', '存款', '理财规划师资格考试（CFP）', '证券从业资格'];
const subjects = Array.from({ length: 40 }, (_, i) =>
  `科目 ${i + 1}：注册会计师（CPA）经济法与税务`.slice(0, 8 + (i % 14)),
);
const chain: InventedChain = {
  title: '澜江银行 2026 年三季度模型',
  stages: six,
  suites: {
    finova: { n: 90, labels: scenes },
    financeiq: { n: 200, labels: subjects },
    'fineval (likelihood)': { n: 90, labels: ['finance', 'economy', 'accounting', 'certificate'] },
  },
  repeats: 2,
  absent: ['base/fineval (likelihood)'],
  manifests: { 'general-rl': { generation: { temperature: 0.7, seed: 0, thinking: 'auto' } } },
};

const known = inventedAblation(chain);

const pageOf = (invented: InventedChain, lang: 'zh' | 'en'): string => {
  const stages = Object.fromEntries(
    Object.keys(invented.stages).map((stage, place) => [stage, 0.4 + 0.05 * place]),
  );
  const report = inventedReport({ stages, suites: ['finova'], samples: 20 });
  return renderHtml(
    { ...report, ablation: invented === chain ? known : inventedAblation(invented) },
    { lang },
  );
};

const openAll = `document.querySelectorAll('details').forEach((one) => { one.open = true; })`;

/** Texts of plots that leave their picture, or that lie over another one. */
const badTexts = `(() => {
  const bad = [];
  for (const svg of document.querySelectorAll('#ablation svg[role=img]')) {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) continue;
    const boxes = [...svg.querySelectorAll('text')].map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }))
      .filter(({ text, box }) => text.trim() !== '' && box.width > 0);
    const name = svg.getAttribute('aria-labelledby') + ' ' + svg.getAttribute('class');
    for (const { text, box } of boxes)
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) bad.push(name + ': ' + text + ' leaves');
    const level = boxes.filter(({ box }) => box.height < 22);
    for (const [i, one] of level.entries())
      for (const other of level.slice(i + 1)) {
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (wide > 1.5 && high > 4) bad.push(name + ': ' + one.text + ' over ' + other.text);
      }
  }
  return bad;
})()`;

test(
  'no text of a plot is cut or covered, and nothing is wider than the screen, in both languages and sizes',
  { skip: skipWithoutBrowser },
  async (t) => {
    const page = await startBrowser(t);
    for (const lang of ['zh', 'en'] as const) {
      const html = pageOf(chain, lang);
      for (const width of [1440, 390]) {
        await page.open(html, { width, height: 900, dark: width === 390 });
        await page.evaluate(openAll);
        assert.deepEqual(await page.evaluate(badTexts), [], `${lang} ${width}`);
        assert.equal(
          await page.evaluate(`document.documentElement.scrollWidth <= innerWidth`),
          true,
          `${lang} ${width}`,
        );
        assert.deepEqual(page.complaints, []);
      }
    }
    await page.evaluate(
      `(() => { const one = document.querySelector('#chain .narrow .heading'); one.after(one.cloneNode(true)); })()`,
    );
    assert.equal((await page.evaluate<string[]>(badTexts)).length, 1, 'a covered text is seen');
  },
);

test(
  'the first screen says of each stage whether it is better, by how much, and whether that is real',
  { skip: skipWithoutBrowser },
  async (t) => {
    const page = await startBrowser(t);
    for (const [lang, sentence] of [
      ['en', /^cpt is better than base \+[\d.]+ points \[/u],
      ['zh', /^cpt 优于 base \+[\d.]+ 个百分点 \[/u],
    ] as const) {
      await page.open(pageOf(chain, lang));
      const lines = await page.evaluate<string[]>(
        `[...document.querySelectorAll('.stage-line')].filter((line) => line.getBoundingClientRect().bottom < innerHeight).map((line) => line.querySelector('p').innerText)`,
      );
      assert.equal(lines.length, 6);
      assert.match(lines[1] ?? '', sentence);
      assert.match(lines[5] ?? '', lang === 'en' ? /cannot be compared with/u : /不可比/u);
    }
  },
);

test(
  'every plot has a name, a description and its numbers as a table that keys open and scroll',
  { skip: skipWithoutBrowser },
  async (t) => {
    const page = await startBrowser(t);
    await page.open(pageOf(chain, 'en'), { width: 390, height: 900 });
    const figures = await page.evaluate<{ id: string; named: boolean; rows: number; shown: number }[]>(
      `[...document.querySelectorAll('#ablation figure')].map((figure) => ({
        id: figure.id,
        named: [...figure.querySelectorAll('svg')].every((svg) => ['labelledby', 'describedby'].every((kind) => document.getElementById(svg.getAttribute('aria-' + kind))?.textContent.trim() !== '')),
        rows: figure.querySelectorAll('tbody tr').length,
        shown: [...figure.querySelectorAll('svg')].filter((svg) => svg.closest('details:not([open])') !== null || svg.getBoundingClientRect().height > 0).length,
      }))`,
    );
    assert.ok(figures.length > 20);
    for (const { id, named, rows, shown } of figures) assert.ok(named && rows > 0 && shown > 0, id);
    await page.evaluate(`document.querySelector('#chain summary').focus()`);
    assert.equal(await page.evaluate(`document.activeElement.matches('#chain summary')`), true);
    await page.evaluate(`document.activeElement.click()`);
    assert.equal(await page.evaluate(`document.querySelector('#chain details').open`), true);
    const region = `document.querySelector('#chain details [role=region]')`;
    assert.equal(await page.evaluate(`${region}.tabIndex`), 0);
    assert.equal(
      await page.evaluate(`document.getElementById(${region}.getAttribute('aria-labelledby')) !== null`),
      true,
    );
    assert.equal(await page.evaluate(`document.querySelector('.skip').getAttribute('href')`), '#ablation');
  },
);

test(
  'paper shows the wide plots on white, and of the tables those that were open',
  { skip: skipWithoutBrowser },
  async (t) => {
    const page = await startBrowser(t);
    await page.open(pageOf(chain, 'zh'), { width: 760, height: 1000, dark: true, print: true });
    await page.evaluate(`document.querySelector('#chain details').open = true`);
    const seen = (selector: string): Promise<number> =>
      page.evaluate<number>(
        `[...document.querySelectorAll('#ablation ${selector}')].filter((one) => one.checkVisibility()).length`,
      );
    assert.ok((await seen('svg.wide')) > 5);
    assert.equal(await seen('svg.narrow'), 0);
    assert.equal(await seen('table'), 1);
    assert.equal(
      await page.evaluate(`getComputedStyle(document.body).backgroundColor`),
      'rgb(255, 255, 255)',
    );
    assert.deepEqual(await page.evaluate(badTexts), []);
    assert.equal(await page.evaluate(`document.documentElement.scrollWidth <= innerWidth`), true);
  },
);

test(
  'hostile names of stages, suites, labels and capabilities run nothing and break no policy',
  { skip: skipWithoutBrowser },
  async (t) => {
    const page = await startBrowser(t);
    const attack = [
      ...hostile,
      '</style></svg><script>window.pwned = 1</script>',
      '<svg onload="window.pwned=2"><a href="javascript:window.pwned=3">x</a>',
      `' onfocus='window.pwned=4' autofocus x='" style="background:url(https://lanjiang.example/)`,
      '{{constructor.constructor "window.pwned=5"}}{{{lookup this "__proto__"}}}',
    ].join('\n');
    const stages = { [attack]: undefined, __proto__x: attack, sft: '__proto__x' };
    const html = pageOf(
      {
        title: attack,
        stages,
        suites: {
          [attack]: { n: 60, labels: [attack, ...hostile] },
          constructor: { n: 30, labels: hostile },
        },
        capability: attack,
        leftOut: [{ stage: attack, because: attack }],
      },
      'en',
    );
    for (const width of [1440, 390]) {
      await page.open(html, { width, height: 900 });
      await page.evaluate(openAll);
      await page.evaluate(
        `document.getElementById('language').click(), document.getElementById('theme').click()`,
      );
      await page.evaluate(`new Promise((resolve) => setTimeout(resolve, 200))`);
      assert.equal(await page.evaluate(`typeof window.pwned`), 'undefined');
      assert.equal(
        await page.evaluate(
          `document.querySelectorAll('#ablation :is(script, img, a, style, foreignObject, [onload], [onfocus], [style])').length`,
        ),
        0,
      );
      assert.equal(await page.evaluate(`document.documentElement.scrollWidth <= innerWidth`), true);
      assert.equal(
        await page.evaluate(
          `/[\\u202E\\u2028\\u001B]/u.test(document.querySelector('#ablation').textContent)`,
        ),
        false,
      );
      assert.deepEqual(page.complaints, []);
      assert.deepEqual(
        page.requests.filter((url) => !url.endsWith('/report.html')),
        [],
      );
    }
  },
);
