import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { lmEvalFolder } from '../exchange/lm-eval-files.ts';
import { cliWorld } from './run-in-memory.ts';

test('an imported run is reported like any other, and says whose judgement it is', async (t) => {
  const world = cliWorld(t);
  lmEvalFolder(world.cwd);
  const made = await world.run('import', 'lm-eval', 'lm', '--out', 'run');
  assert.equal(made.exitCode, 0, made.stderr);
  assert.match(
    made.stdout,
    /data unknown, 4 samples; lanjiang\/fin-7b \(imported\); 5-shot, greedy, at most 64 new tokens/u,
  );
  assert.match(made.stderr, /Run directory: run\n$/u);
  const html = await world.run('report', 'run', '--format', 'html', '--lang', 'zh');
  assert.match(html.stdout, /^<!doctype html>[\s\S]*<html lang="zh/iu);
  const markdown = await world.run('report', 'run', '--format', 'md');
  assert.match(markdown.stdout, /\| `lanjiang_funds` \| 4 \| 50\.0 % \|/u);
  const csv = await world.run('report', 'run', '--format', 'csv', '--out', 'deep/run.csv');
  assert.deepEqual([csv.exitCode, csv.stdout], [0, '']);
  assert.match(
    readFileSync(join(world.cwd, 'deep/run.csv'), 'utf8'),
    /,unknown,lanjiang_funds,,,strict,4,2,2,0,0\.5,/u,
  );
  const json = JSON.parse((await world.run('report', 'run', '--format', 'json')).stdout) as {
    runs: unknown[];
  };
  assert.equal(json.runs.length, 1);
});

test('notes of an import are on standard error, and --json is one value', async (t) => {
  const world = cliWorld(t);
  lmEvalFolder(world.cwd, { rows: [] });
  const { exitCode, stdout, stderr } = await world.run('import', 'lm-eval', 'lm', '--out', 'run', '--json');
  assert.equal(exitCode, 0);
  assert.match(stderr, /Note: lanjiang_funds: 4 samples were asked and 0 are in the file\./u);
  assert.equal((JSON.parse(stdout) as { directory: string }).directory, 'run');
});

test('an imported run cannot be neither judged nor asked again, nor imported over', async (t) => {
  const world = cliWorld(t);
  lmEvalFolder(world.cwd);
  await world.run('import', 'lm-eval', 'lm', '--out', 'run');
  const again = await world.run('score', 'run');
  assert.equal(again.exitCode, 2);
  assert.match(again.stderr, /was imported and judged by lm-evaluation-harness/u);
  const over = await world.run('import', 'lm-eval', 'lm', '--out', 'run');
  assert.match(over.stderr, /already holds a run/u);
});

const mistakes: readonly { words: readonly string[]; message: RegExp }[] = [
  {
    words: ['report', 'run', '--format', 'pdf'],
    message: /--format is “pdf”; it must be one of html, json, junit, csv, md, svg, eee, hf/u,
  },
  { words: ['report', 'run', '--format', '__proto__'], message: /must be one of/u },
  { words: ['report', 'run', '--format', 'eee'], message: /--out is “”; it must be a folder/u },
  {
    words: ['report', 'run', '--format', 'hf', '--out', 'hf'],
    message: /nothing to write in the form hf: lanjiang_funds/u,
  },
  { words: ['report', 'nowhere', '--format', 'csv'], message: /holds no run/u },
  {
    words: ['import', 'helm', 'lm', '--out', 'x'],
    message: /The form is “helm”; it must be one of lm-eval, eee, inspect/u,
  },
  { words: ['import', 'eee', 'absent.json', '--out', 'x'], message: /absent\.json is not there/u },
  { words: ['import', 'inspect', 'lm', '--out', 'x'], message: /one log at a time/u },
];
for (const { words, message } of mistakes) {
  test(`fineval ${words.join(' ')} says what to do`, async (t) => {
    const world = cliWorld(t);
    lmEvalFolder(world.cwd);
    await world.run('import', 'lm-eval', 'lm', '--out', 'run');
    const { exitCode, stderr } = await world.run(...words);
    assert.equal(exitCode, 2, stderr);
    assert.match(stderr, message);
    assert.equal(existsSync(join(world.cwd, 'x')), false);
  });
}
