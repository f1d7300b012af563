import assert from 'node:assert/strict';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { validate as isAggregate } from '../../src/exchange/eee/aggregate.schema.ts';
import { validate as isInstance } from '../../src/exchange/eee/instance.schema.ts';
import { validate as isReport } from '../../src/report/report.schema.ts';
import { hostile } from '../report/hostile.ts';
import { isWellFormed } from '../report/is-well-formed.ts';
import { startBrowser, skipWithoutBrowser } from '../report/html/browser.ts';
import { writeHostileRun } from '../report/write-hostile-run.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { cliWorld } from './run-in-memory.ts';
import type { CliWorld } from './run-in-memory.ts';

const texts = [
  ...hostile,
  '../../../etc/passwd',
  '澜江\u0000\u0007\u009b31m',
  '%0A::error::x',
  '\r\n::warning::x',
];
/** What must not stand in a text that is printed or opened: controls, separators, directional marks. */
const unseen =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

function world(t: TestContext, text: string): CliWorld {
  const made = cliWorld(t, { env: { TMPDIR: temporaryFolder(t) }, columns: 100 });
  writeHostileRun(join(made.cwd, 'base'), text);
  writeHostileRun(join(made.cwd, 'sft'), text, { right: false });
  return made;
}

for (const text of texts) {
  test(`reports of runs that say ${JSON.stringify(text)} everywhere are text in every form`, async (t) => {
    const { run, cwd } = world(t, text);
    const reported = async (format: string): Promise<string> => {
      const { exitCode, stdout, stderr } = await run('report', 'base', 'sft', '--format', format);
      assert.equal(exitCode, 0, stderr);
      assert.doesNotMatch(stderr, unseen, format);
      return stdout;
    };
    const junit = await reported('junit');
    assert.equal(isWellFormed(junit), '');
    const json = await reported('json');
    assert.ok(isReport(JSON.parse(json)), JSON.stringify(isReport.errors));
    const [csv, markdown] = [await reported('csv'), await reported('md')];
    for (const shown of [junit, json, markdown, csv.replaceAll('\r\n', '\n')]) {
      assert.doesNotMatch(shown, unseen);
      assert.doesNotMatch(shown, /^\s*::/mu, 'a build log would take the line for a command');
    }
    for (const shown of [junit, json]) assert.doesNotMatch(shown, /<script|<img/u);
    const eee = await run('report', 'base', '--format', 'eee', '--out', 'eee');
    assert.equal(eee.exitCode, 0, eee.stderr);
    const files = globSync('**/*', { cwd }).filter((file) => !/^(?:base|sft|eee)(?:\/|$)/u.test(file));
    assert.deepEqual(files, [], 'nothing is written beside the folder that was named');
    for (const file of globSync('eee/**/*.json*', { cwd })) {
      assert.match(file, /^eee\/data\/fineval\/[\w.+-]+\/[\p{L}\w.+-]+\/[\w-]+\.jsonl?$/u);
      const content = readFileSync(join(cwd, file), 'utf8');
      assert.doesNotMatch(content, unseen);
      if (file.endsWith('.json')) assert.ok(isAggregate(JSON.parse(content)));
      else
        assert.ok(
          content
            .trimEnd()
            .split('\n')
            .every((line) => isInstance(JSON.parse(line))),
        );
    }
    const hf = await run('report', 'base', '--format', 'hf', '--out', 'hf');
    assert.doesNotMatch(hf.stderr, unseen);
  });

  test(`the terminal and the build log show ${JSON.stringify(text)} as text`, async (t) => {
    const { run, cwd } = world(t, text);
    const rule = { id: 'keep', kind: 'non-inferiority', suite: text, margin: 0.05 };
    writeFileSync(join(cwd, 'gate.json'), JSON.stringify({ rules: [rule] }));
    const gate = ['gate', '--policy', 'gate.json', '--baseline', 'base', '--candidate', 'sft'];
    const inActions = cliWorld(t, {
      cwd,
      env: { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') },
    });
    const results = [
      await run('compare', 'base', 'sft'),
      await run(...gate),
      await inActions.run(...gate, '--junit', 'junit.xml'),
      await run('report', 'base', text, '--format', 'md'),
      await run('import', 'lm-eval', text, '--out', 'x'),
    ];
    for (const { stdout, stderr } of results) {
      assert.doesNotMatch(stdout, unseen);
      assert.doesNotMatch(stderr, unseen);
      const commands = `${stdout}\n${stderr}`.split('\n').filter((line) => /^\s*::/u.test(line));
      for (const line of commands) assert.match(line, /^::(?:error|warning) title=fineval gate%3A keep /u);
    }
    const junit = globSync('junit.xml', { cwd }).map((file) => readFileSync(join(cwd, file), 'utf8'));
    for (const xml of junit) assert.equal(isWellFormed(xml), '');
  });
}

test(
  'a browser runs nothing of them, and reads the JUnit file as XML',
  { skip: skipWithoutBrowser },
  async (t) => {
    const { run, cwd } = world(t, texts.join('\n'));
    const page = await startBrowser(t);
    const view = await run('view', 'base', 'sft', '--no-open');
    assert.equal(view.exitCode, 0, view.stderr);
    const html = readFileSync(view.stdout.trim(), 'utf8');
    assert.ok(!relative(cwd, view.stdout.trim()).includes('passwd'));
    await page.open(html);
    await page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true; })`);
    await page.evaluate(`document.getElementById('list').focus()`);
    await page.press('End');
    await page.evaluate(`new Promise((resolve) => setTimeout(resolve, 300))`);
    assert.equal(await page.evaluate(`document.querySelectorAll('#detail .card').length`), 2);
    assert.equal(await page.evaluate(`document.querySelectorAll('main img, main script, iframe').length`), 0);
    const { stdout } = await run('report', 'base', '--format', 'junit');
    const problem = `new DOMParser().parseFromString(${JSON.stringify(stdout)}, 'application/xml').querySelector('parsererror')?.textContent ?? ''`;
    await page.open('<!doctype html><html data-ready="yes"><title>xml</title></html>');
    assert.equal(await page.evaluate(problem), '');
    assert.deepEqual(page.complaints, []);
  },
);
