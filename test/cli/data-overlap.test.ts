import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { samplesFolder } from '../../src/samples-folder.ts';
import { startChatServer } from '../chat-server.ts';
import { cliWorld } from './run-in-memory.ts';

test('data overlap finds the samples that a training file holds, and scores the rest', async (t) => {
  const world = cliWorld(t);
  const server = await startChatServer({ answer: () => '\\boxed{是}' });
  t.after(() => server.close());
  await world.run('run', '--suite', 'finova', '--sample', '--model', `${server.url}#m`, '--out', 'rl');
  const safety = JSON.parse(
    readFileSync(join(samplesFolder, 'finova/data/ComplianceSafety/安全合规.json'), 'utf8'),
  );
  const lines = safety.slice(0, 3).map((row: object) => JSON.stringify(row));
  writeFileSync(join(world.cwd, 'train.jsonl'), `${['{"text":"澜江银行"}', ...lines].join('\n')}\n`);
  const { exitCode, stdout, stderr } = await world.run(
    'data',
    'overlap',
    'finova',
    'train.jsonl',
    '--sample',
    '--run',
    'rl',
    '--coverage',
    '20',
    '--json',
  );
  assert.equal(exitCode, 0, stderr);
  const { rows, samples } = JSON.parse(stdout);
  const row = rows.find(({ task }: { task: string }) => task === 'safety');
  assert.deepEqual([row.n, row.flagged], [120, 4], 'the three, and one that asks the same as one of them');
  assert.ok(row.clean.interval.low < row.clean.value && row.all.value !== null);
  const flagged = samples.filter((one: { flagged: boolean }) => one.flagged);
  const ids = flagged.map(({ id }: { id: string }) => id);
  for (const id of ['safety-0001', 'safety-0002', 'safety-0003']) assert.ok(ids.includes(id), ids.join());
  const text = await world.run('data', 'overlap', 'finova', 'train.jsonl', '--sample', '--coverage', '20');
  assert.match(text.stdout, /finova\/safety +120 +4 \(3\.3 %\)/u);
  assert.match(
    (await world.run('data', 'overlap', 'finova', 'none.txt', '--sample')).stderr,
    /none\.txt is not there/u,
  );
});
