import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { readPlotStyle, readWords } from '../../src/cli/render-html.ts';
import { ablationCsv } from '../../src/report/ablation-csv.ts';
import { allPlots } from '../../src/report/ablation/ablation-plots.ts';
import type { Plot } from '../../src/report/plot/plot.ts';
import { standaloneSvg } from '../../src/report/plot/standalone-svg.ts';
import { validate } from '../../src/report/report.schema.ts';
import { hostile } from './hostile.ts';
import { inventedAblation } from './html/invented-ablation.ts';
import { inventedReport } from './html/invented-report.ts';

const words = readWords();
const style = readPlotStyle();
const chain = { base: undefined, sft: 'base', 'agentic-rl': 'sft', 'general-rl': 'agentic-rl' };
const labels = ['基金', '保险', '外汇'];
const ablation = inventedAblation({
  title: '澜江银行',
  stages: chain,
  suites: { finova: { n: 90, labels }, gpqa: { n: 30, labels: ['Econometrics', 'Actuarial Science'] } },
  repeats: 2,
  absent: ['base/gpqa'],
  manifests: { 'general-rl': { generation: { temperature: 0.7, seed: 0, thinking: 'auto' } } },
});
const files = (report: typeof ablation, lang: 'zh' | 'en' = 'en'): ReadonlyMap<string, string> =>
  new Map(allPlots({ report, words }).map((plot: Plot) => [plot.id, standaloneSvg(plot, lang, style)]));

test('a report with an ablation has the form its schema says', () => {
  const report: unknown = JSON.parse(
    JSON.stringify({ ...inventedReport({ stages: { sft: 0.5 }, suites: ['finova'], samples: 9 }), ablation }),
  );
  assert.ok(validate(report), JSON.stringify(validate.errors));
  const broken: unknown = JSON.parse(JSON.stringify(report).replace('"cannot tell"', '"perhaps"'));
  assert.equal(validate(broken), false);
});

test('every plot is a file of its own, with another name', () => {
  const ids = allPlots({ report: ablation, words }).map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(
    ids.filter((id) => !/^(labels|attribution)-/u.test(id)),
    [
      'chain',
      'capabilities',
      'deltas',
      'targets',
      'readable',
      'transitions',
      'forgetting',
      'sampling',
      'detectable',
    ],
  );
  assert.deepEqual(
    ids.filter((id) => id.startsWith('labels-')),
    ['labels-1-finova', 'labels-2-gpqa'],
  );
  assert.ok(ids.every((id) => /^[a-z0-9-]+$/u.test(id)));
});

test('the same ablation gives the same bytes', () => {
  assert.deepEqual([...files(ablation)], [...files(structuredClone(ablation))]);
  assert.equal(ablationCsv(ablation), ablationCsv(structuredClone(ablation)));
});

test('a plot file holds one language, a title and a description, and nothing that runs or loads', () => {
  for (const [id, svg] of files(ablation, 'zh')) {
    assert.match(
      svg,
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg [^>]*lang="zh-Hans"[^>]*><title id="title">/u,
      id,
    );
    assert.doesNotMatch(
      svg,
      /\blang="en"|<script|<foreignObject|\bhref=|\bon[a-z]+=|url\((?!#)|NaN|undefined|Infinity/u,
      id,
    );
    assert.doesNotMatch(svg, /light-dark|var\(/u, 'programs that draw SVG do not know these');
    assert.match(svg, /prefers-color-scheme: dark/u);
  }
});

test('numbers in the table are those of the ablation', () => {
  const plots = new Map(allPlots({ report: ablation, words }).map((plot) => [plot.id, plot]));
  const cell = ablation.stages[1]?.against.parent[0]?.cell;
  assert.ok(cell?.state === 'compared');
  const row = plots.get('deltas')?.table.rows[0];
  const estimate = 100 * cell.delta.estimate;
  assert.equal(row?.[4], `${estimate > 0 ? '+' : '−'}${Math.abs(estimate).toFixed(1)}`);
  assert.equal(row?.[3], String(cell.delta.n));
  for (const { id, table } of plots.values())
    assert.ok(table.rows.length > 0 && table.rows.every((cells) => cells.length === table.heads.length), id);
});

test('a stage that cannot be compared has a mark and a reason, and no line leads to it', () => {
  const plots = new Map(allPlots({ report: ablation, words }).map((plot) => [plot.id, plot]));
  const rows = plots.get('deltas')?.table.rows.filter(([stage]) => stage === 'general-rl') ?? [];
  assert.ok(rows.length > 0 && rows.every((cells) => cells[3] === '–' && cells[4] === '≠'));
  assert.match(JSON.stringify(rows), /temperature \(0, 0\.7\)/u);
  const svg = files(ablation).get('chain') ?? '';
  // Two of three steps of finova, and one of gpqa, which the base was not asked.
  assert.equal(svg.match(/class="link/gu)?.length, 3);
});

test('chains of one and of two stages, without labels or capabilities, give plots without gaps', () => {
  for (const stages of [{ base: undefined }, { base: undefined, sft: 'base' }]) {
    const small = inventedAblation({ stages, suites: { finova: { n: 4, labels: ['基金'] } } });
    const made = files(small);
    assert.ok(made.has('chain'));
    assert.equal(made.has('deltas'), 'sft' in stages);
    for (const [id, svg] of made) assert.doesNotMatch(svg, /NaN|undefined|Infinity|height="0"/u, id);
  }
});

test('a chain may fork: each stage is linked to its own parent', () => {
  const fork = inventedAblation({
    stages: { base: undefined, sft: 'base', left: 'sft', right: 'sft' },
    suites: { finova: { n: 60, labels } },
  });
  const svg = files(fork).get('chain') ?? '';
  const ends = [...svg.matchAll(/class="link[^"]*" x1="([\d.]+)"[^>]*x2="([\d.]+)"/gu)].map(
    ([, from]) => from,
  );
  assert.equal(ends.length, 3);
  assert.equal(ends[1], ends[2]);
});

test('hostile names stay text in every file, and spreadsheets compute nothing', () => {
  const names = hostile.join('\n');
  const bad = inventedAblation({
    title: names,
    stages: { base: undefined, [names]: 'base' },
    suites: { [names]: { n: 40, labels: [names, ...hostile] }, other: { n: 40, labels: hostile } },
    capability: names,
    leftOut: [{ stage: names, because: names }],
  });
  for (const [id, svg] of files(bad)) {
    assert.doesNotMatch(svg, /<script|<img|[\u202E\u2028\u001B]/u, id);
    assert.equal(svg.match(/<svg/gu)?.length, 1);
    assert.match(id, /^[a-z0-9-]+$/u);
  }
  const rows: string[][] = parse(ablationCsv(bad), { relax_column_count: false });
  assert.ok(rows.length > 20);
  for (const cell of rows.flat()) assert.doesNotMatch(cell, /^(?:[=+@\t]|-(?!\d)|::)/u);
});
