// npm run bench:report -- [--stages 6] [--suites 6] [--samples 8000] [--rounds 3]
//
// How long the HTML report of many answers (200 to 600 characters each, invented) takes to build, how much memory that
// needs, how large the page is, how long Chromium takes until its tables can be used, and how smoothly its list scrolls.
// The runs are made once, in FINEVAL_BENCH or the temporary folder.
import { statSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startBrowser } from '../report/html/browser.ts';
import { measure } from './measure.ts';
import { writeRuns } from './report/write-runs.ts';

const { values } = parseArgs({
  options: {
    stages: { type: 'string', default: '6' },
    suites: { type: 'string', default: '6' },
    samples: { type: 'string', default: '8000' },
    rounds: { type: 'string', default: '3' },
  },
});
const sizes = {
  stages: Number(values.stages),
  suites: Number(values.suites),
  samples: Number(values.samples),
};
const folder = process.env['FINEVAL_BENCH'] ?? join(tmpdir(), 'fineval-bench');
const root = join(folder, `report-${sizes.stages}-${sizes.suites}-${sizes.samples}`);
const cli = resolve(import.meta.dirname, '../../dist/cli.js');
const page = join(root, 'report.html');

const showOne = `(async () => {
  const begin = performance.now();
  document.querySelector('#list .row').click();
  while (document.querySelector('#detail .card') === null) await new Promise(requestAnimationFrame);
  return performance.now() - begin;
})()`;

/** Two seconds of scrolling from the first row to the last one, a step a frame. */
const scrollThrough = `(async () => {
  const list = document.getElementById('list');
  const begin = performance.now();
  let [frames, longest, last] = [0, 0, begin];
  while (last - begin < 2000) {
    list.scrollTop = ((last - begin) / 2000) * (list.scrollHeight - list.clientHeight);
    const now = await new Promise(requestAnimationFrame);
    longest = Math.max(longest, now - last);
    last = now;
    frames += 1;
  }
  return { frames, longest };
})()`;

const searchAll = `(async () => {
  const begin = performance.now();
  const box = document.getElementById('search');
  box.value = 'nothing holds this';
  box.dispatchEvent(new Event('input'));
  while (!/^0 /.test(document.getElementById('found').textContent)) await new Promise(requestAnimationFrame);
  return (performance.now() - begin) / 1000;
})()`;

const runs = await writeRuns(root, sizes);
for (let round = 0; round < Number(values.rounds); round += 1) {
  const built = await measure([cli, 'report', ...runs, '--format', 'html', '--out', page], {});
  const opened = await openPage();
  const size = (statSync(page).size / 1e6).toFixed(1);
  console.log(
    `built in ${built.wall.toFixed(1)} s (CPU ${built.cpu.toFixed(1)} s), ${built.peak.toFixed(0)} MB at most; ` +
      `${size} MB; opened in ${opened.ready.toFixed(2)} s; a sample shown in ${opened.shown.toFixed(0)} ms; ` +
      `while scrolling: ${opened.frames} frames, the longest took ${opened.longest.toFixed(0)} ms; ` +
      `all texts searched in ${opened.searched.toFixed(1)} s`,
  );
}

interface Opening {
  /** Seconds from the navigation to tables and lists that answer. */
  readonly ready: number;
  readonly shown: number;
  readonly frames: number;
  readonly longest: number;
  readonly searched: number;
}

async function openPage(): Promise<Opening> {
  let end: () => Promise<void> = async () => {};
  const browser = await startBrowser({ after: (given) => (end = given) });
  try {
    await browser.open(readFileSync(page, 'utf8'));
    const ready = await browser.evaluate<number>(`performance.getEntriesByName('ready')[0].startTime / 1000`);
    const shown = await browser.evaluate<number>(showOne);
    const scrolled = await browser.evaluate<{ frames: number; longest: number }>(scrollThrough);
    const searched = await browser.evaluate<number>(searchAll);
    return { ready, shown, ...scrolled, searched };
  } finally {
    await end();
  }
}
