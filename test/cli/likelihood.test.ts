import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { zstdDecompressSync } from 'node:zlib';
import { startChatServer } from '../chat-server.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { cliWorld } from './run-in-memory.ts';

const checkpoint = resolve(import.meta.dirname, '../fixtures/noise');
const cli = resolve(import.meta.dirname, '../../src/cli.ts');

const choices = (suite: string, out: string): string[] => [
  'run',
  '--suite',
  suite,
  '--sample',
  '--model',
  checkpoint,
  '--scoring',
  'likelihood',
  '--out',
  out,
];

function completionsOf(folder: string): { completion: { text: string; choices: Likelihood[] } }[] {
  const lines = zstdDecompressSync(readFileSync(join(folder, 'completions.jsonl.zst'))).toString('utf8');
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

interface Likelihood {
  choice: string;
  logProbability: number;
}

test('the likeliest option answers, and every option’s log-probability is kept', async (t) => {
  const world = cliWorld(t);
  const { exitCode, stdout, stderr } = await world.run(...choices('fineval,fineva,gpqa', 'run'));
  assert.equal(exitCode, 0, stderr);
  assert.match(stderr, /^Left out, as their answers have to be written.*: fineva\/compliance\.$/mu);
  assert.match(stdout, /zero-shot, the likeliest option’s letter, nothing written\./u);
  assert.match(stdout, /Without compliance: answers there have to be written/u);
  assert.doesNotMatch(stdout, /official \d/u);
  const folder = join(world.cwd, 'run');
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  assert.deepEqual(
    manifest.suites.map((suite: { scoring: string; openTasks: string[] }) => [
      suite.scoring,
      suite.openTasks,
    ]),
    [
      ['likelihood', []],
      ['likelihood', ['compliance']],
      ['likelihood', []],
    ],
  );
  for (const { completion } of completionsOf(folder)) {
    const highest = Math.max(...completion.choices.map(({ logProbability }) => logProbability));
    const likeliest = completion.choices.find(({ logProbability }) => logProbability === highest);
    assert.equal(completion.text, likeliest?.choice);
    assert.ok(completion.choices.length >= 2 && highest < 0);
  }
  const scores = readFileSync(join(folder, 'scores.jsonl'), 'utf8');
  assert.doesNotMatch(scores, /unreadable|official|failed/u);
  const again = await world.run('score', 'run');
  assert.equal(again.exitCode, 0, again.stderr);
  assert.equal(readFileSync(join(folder, 'scores.jsonl'), 'utf8'), scores);
});

test('a run of each mode: compare says not-comparable, and names the mode', async (t) => {
  const world = cliWorld(t);
  const written = ['run', '--suite', 'gpqa', '--sample', '--model', checkpoint, '--max-tokens', '2'];
  await world.run(...written, '--out', 'written');
  await world.run(...choices('gpqa', 'chosen'));
  const { exitCode, stdout } = await world.run('compare', 'written', 'chosen', '--json');
  assert.equal(exitCode, 4);
  const { headline } = JSON.parse(stdout).suites[0];
  assert.equal(headline.state, 'not-comparable');
  const mismatch = headline.mismatches.find(({ field }: { field: string }) => field === 'scoring');
  assert.deepEqual([mismatch.base, mismatch.candidate], ['generation', 'likelihood']);
  const same = await world.run('compare', 'chosen', 'chosen');
  assert.equal(same.exitCode, 0, same.stderr);
});

test('killed and resumed, it has the scores of a run that was not; in the other mode it cannot be resumed', async (t) => {
  const cwd = temporaryFolder(t);
  const words = choices('fineval,financeiq,fineva', 'killed');
  const env = { ...process.env, FINEVAL_DATA: join(cwd, 'data'), FINEVAL_CACHE: join(cwd, 'cache') };
  const child = spawn(process.execPath, [cli, ...words], { cwd, env, stdio: 'ignore' });
  const ended = once(child, 'exit');
  const log = join(cwd, 'killed', 'completions.jsonl');
  while (child.exitCode === null && !(existsSync(log) && statSync(log).size > 0)) await sleep(5);
  child.kill('SIGKILL');
  await ended;
  assert.ok(existsSync(log), 'it was killed before its end');
  const world = cliWorld(t, { cwd });
  const other = await world.run(
    ...words.filter((word) => word !== '--scoring' && word !== 'likelihood'),
    '--resume',
  );
  assert.equal(other.exitCode, 2);
  assert.match(other.stderr, /was begun differently \(.*scoring/u);
  const { exitCode, stderr } = await world.run(...words, '--resume');
  assert.equal(exitCode, 0, stderr);
  await world.run(...choices('fineval,financeiq,fineva', 'whole'));
  const read = (run: string): string => readFileSync(join(cwd, run, 'scores.jsonl'), 'utf8');
  assert.equal(read('killed'), read('whole'));
});

test('an endpoint is refused in one sentence, and so are suites and options that do not go with it', async (t) => {
  const server = await startChatServer();
  t.after(() => server.close());
  const world = cliWorld(t);
  const endpoint = choices('gpqa', 'run').map((word) => (word === checkpoint ? `${server.url}#m` : word));
  for (const [words, pattern] of [
    [endpoint, /^fineval: .*#m cannot be scored by likelihood: endpoints do not say how likely/u],
    [choices('finova,math-500', 'run'), /^fineval: No task of finova, math-500 offers options/u],
    [[...choices('gpqa', 'run'), '--temperature', '0.7'], /^fineval: --temperature has no effect/u],
  ] as const) {
    const { exitCode, stdout, stderr } = await world.run(...words);
    assert.equal(exitCode, 2, stderr);
    assert.match(stderr, pattern);
    assert.equal(stdout, '');
    assert.equal(existsSync(join(world.cwd, 'run')), false);
  }
  assert.equal(server.count, 0);
});

test('a base checkpoint needs no chat template, and the configuration can say how it is asked', async (t) => {
  const world = cliWorld(t);
  const base = join(world.cwd, 'base');
  cpSync(checkpoint, base, { recursive: true });
  rmSync(join(base, 'chat_template.jinja'));
  const words = ['run', '--suite', 'fineval', '--sample', '--limit', '4', '--model', './base'];
  const refused = await world.run(...words, '--out', 'a');
  assert.equal(refused.exitCode, 2);
  assert.match(refused.stderr, /has no chat template.*for a base model take --prompt-format plain/u);
  const chosen = await world.run(...words, '--scoring', 'likelihood', '--out', 'b');
  assert.equal(chosen.exitCode, 0, chosen.stderr);
  const unheard = await world.run(...words, '--scoring', 'likelihood', '--thinking', 'off', '--out', 'f');
  assert.match(unheard.stderr, /^Warning: the model did not honour thinking: .*no enable_thinking/mu);
  const written = await world.run(...words, '--prompt-format', 'plain', '--max-tokens', '2', '--out', 'c');
  assert.equal(written.exitCode, 0, written.stderr);
  const models = { mine: { path: 'base', promptFormat: 'plain' } };
  writeFileSync(join(world.cwd, 'fineval.config.json'), JSON.stringify({ scoring: 'likelihood', models }));
  const named = [...words.slice(0, -1), 'mine', '--shots', '5', '--out', 'd'];
  const configured = await world.run(...named);
  assert.equal(configured.exitCode, 0, configured.stderr);
  const manifest = JSON.parse(readFileSync(join(world.cwd, 'd', 'manifest.json'), 'utf8'));
  assert.equal(manifest.suites[0].scoring, 'likelihood');
  assert.equal(manifest.model.identity.chatTemplate, null);
  const overruled = await world.run(
    ...words.slice(0, -1),
    'mine',
    '--scoring',
    'generation',
    '--max-tokens',
    '1',
    '--out',
    'e',
  );
  assert.equal(overruled.exitCode, 0, overruled.stderr);
  assert.equal(
    JSON.parse(readFileSync(join(world.cwd, 'e', 'manifest.json'), 'utf8')).suites[0].scoring,
    undefined,
  );
});
