import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { startChatServer } from '../chat-server.ts';
import { startBrowser, skipWithoutBrowser } from '../report/html/browser.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { cliWorld } from './run-in-memory.ts';

test(
  'fineval view writes one page of real runs, readable by its owner alone, and prints where',
  { skip: skipWithoutBrowser },
  async (t) => {
    const world = cliWorld(t, { env: { TMPDIR: temporaryFolder(t), LANG: 'zh_CN.UTF-8' } });
    for (const [stage, answer] of [
      ['base', '答案：B'],
      ['sft', '<think>先想一想</think>答案：A'],
    ] as const) {
      const server = await startChatServer({ answer: () => answer });
      t.after(() => server.close());
      const words = ['--sample', '--stage', stage, '--model', `${server.url}#m`, '--out', stage];
      assert.equal((await world.run('run', '--suite', 'finova,fineval,gpqa', ...words)).exitCode, 0);
    }
    const view = await world.run('view', 'base', 'sft', '--no-open');
    assert.equal(view.exitCode, 0, view.stderr);
    const file = view.stdout.trim();
    assert.equal(statSync(join(file, '..')).mode & 0o77, 0);
    const html = readFileSync(file, 'utf8');
    const page = await startBrowser(t);
    await page.open(html);
    assert.equal(await page.evaluate(`document.documentElement.lang`), 'zh-Hans');
    await page.evaluate(`document.getElementById('list').focus()`);
    await page.press('Home');
    await page.evaluate(`new Promise((resolve) => setTimeout(resolve, 300))`);
    const prompt = await page.evaluate<string>(`document.querySelector('#detail pre').textContent`);
    assert.ok(prompt.length > 20);
    await page.evaluate(
      `(() => { const one = document.getElementById('sample-suite'); one.value = '2'; one.dispatchEvent(new Event('change')); })()`,
    );
    await page.press('Home');
    await page.evaluate(`new Promise((resolve) => setTimeout(resolve, 300))`);
    assert.equal(
      await page.evaluate(`document.querySelectorAll('#detail pre').length`),
      0,
      'GPQA shows no text',
    );
    assert.deepEqual(page.complaints, []);
  },
);

test('fineval view says that a folder holds no run', async (t) => {
  const world = cliWorld(t);
  const view = await world.run('view', 'nothing', '--no-open');
  assert.equal(view.exitCode, 2);
  assert.match(view.stderr, /holds no run/u);
});

test('fineval view shows a report that the first version wrote, and refuses one of a later form', async (t) => {
  const world = cliWorld(t, { env: { TMPDIR: temporaryFolder(t) } });
  const first = join(import.meta.dirname, '../report/report-1.json');
  const view = await world.run('view', first, '--no-open', '--lang', 'en');
  assert.equal(view.exitCode, 0, view.stderr);
  assert.match(readFileSync(view.stdout.trim(), 'utf8'), /<html lang="en"/u);
  const report = JSON.parse(readFileSync(first, 'utf8')) as object;
  writeFileSync(join(world.cwd, 'later.json'), JSON.stringify({ ...report, schemaVersion: 2 }));
  const later = await world.run('view', 'later.json', '--no-open');
  assert.equal(later.exitCode, 2);
  assert.match(later.stderr, /later\.json: field "schemaVersion"/u);
});
