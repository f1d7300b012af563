import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { validate } from '../../src/report/report.schema.ts';
import { startChatServer } from '../chat-server.ts';
import { cliWorld } from './run-in-memory.ts';
import type { CliWorld } from './run-in-memory.ts';

const known: Readonly<Record<string, number>> = { base: 2, sft: 9 };

async function askedChain(t: Parameters<typeof cliWorld>[0]): Promise<CliWorld> {
  const server = await startChatServer({
    answer: ({ body, prompt }) =>
      prompt.length % 10 < (typeof body['model'] === 'string' ? (known[body['model']] ?? 0) : 0)
        ? '\\boxed{是}'
        : '不知道',
  });
  t.after(() => server.close());
  const world = cliWorld(t);
  const stages = [
    { id: 'base', model: `${server.url}#base` },
    { id: 'sft', parent: 'base', model: `${server.url}#sft`, targets: ['compliance'] },
    { id: 'rl', parent: 'sft', run: 'nowhere' },
  ];
  const chain = {
    title: '澜江银行',
    suites: ['finova'],
    run: { sample: true, limit: 8 },
    replicates: 200,
    stages,
  };
  writeFileSync(join(world.cwd, 'chain.json'), JSON.stringify(chain));
  const asked = await world.run('ablate', 'chain.json', '--run');
  assert.equal(asked.exitCode, 3, asked.stderr);
  return world;
}

test('an ablation file is reported in every form, twice with the same bytes', async (t) => {
  const world = await askedChain(t);
  const texts = new Map<string, string>();
  for (const format of ['html', 'json', 'csv', 'md', 'junit']) {
    const once = await world.run('report', 'chain.json', '--format', format);
    const again = await world.run('report', 'chain.json', '--format', format);
    assert.equal(once.exitCode, 0, once.stderr);
    assert.ok(once.stdout === again.stdout, format);
    texts.set(format, once.stdout);
  }
  const report: unknown = JSON.parse(texts.get('json') ?? '');
  assert.ok(validate(report), JSON.stringify(validate.errors));
  assert.deepEqual(
    report.ablation?.stages.map(({ stage }) => stage),
    ['base', 'sft'],
  );
  assert.deepEqual(
    report.runs.map(({ name }) => name),
    ['base', 'sft'],
  );
  assert.match(texts.get('html') ?? '', /<section id="ablation"[\s\S]*<section id="leaderboard"/u);
  assert.match(texts.get('html') ?? '', /Stages left out:/u);
  assert.match(texts.get('csv') ?? '', /\r\nparent,sft,base,finova,/u);
  assert.match(texts.get('md') ?? '', /^### 澜江银行/u);
  const svg = await world.run('report', 'chain.json', '--format', 'svg', '--lang', 'zh', '--out', 'plots');
  assert.equal(svg.exitCode, 0, svg.stderr);
  const plots = readdirSync(join(world.cwd, 'plots'));
  assert.ok(plots.includes('chain.svg') && plots.includes('deltas.svg'), plots.join(' '));
  assert.match(readFileSync(join(world.cwd, 'plots/chain.svg'), 'utf8'), /各评测集的得分/u);
  const view = await world.run('view', 'chain.json', '--no-open', '--lang', 'zh');
  assert.equal(view.exitCode, 0, view.stderr);
  assert.match(readFileSync(view.stdout.trim(), 'utf8'), /<section id="ablation"/u);
});

test('an ablation whose runs are not there, and plots of runs alone, are said', async (t) => {
  const world = await askedChain(t);
  const absent = await world.run('report', 'chain.json', '--format', 'md', '--runs', 'elsewhere');
  assert.equal(absent.exitCode, 2);
  assert.match(absent.stderr, /No stage of chain\.json has a finished run/u);
  const alone = await world.run('report', 'runs/chain/sft', '--format', 'svg', '--out', 'plots');
  assert.equal(alone.exitCode, 2);
  assert.match(alone.stderr, /plots are made of an ablation/u);
});
