import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { startChatServer } from '../chat-server.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const cli = resolve(import.meta.dirname, '../../src/cli.ts');

/** Runs a command whose standard output nobody reads. */
async function runUnread(cwd: string, words: readonly string[]): Promise<{ code: number; stderr: string }> {
  const env = { ...process.env, FINEVAL_DATA: join(cwd, 'data'), NO_PROXY: '127.0.0.1' };
  const child = spawn(process.execPath, [cli, ...words], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (piece) => (stderr += String(piece)));
  const [code] = await once(child, 'close');
  return { code, stderr };
}

test('a command whose output nobody reads ends as it would have', async (t) => {
  const cwd = temporaryFolder(t);
  for (const command of ['suites', 'doctor'])
    assert.deepEqual(await runUnread(cwd, [command]), { code: 0, stderr: '' }, command);
});

test('a run whose table nobody reads is complete', async (t) => {
  const cwd = temporaryFolder(t);
  const server = await startChatServer({ answer: () => '答案是A' });
  t.after(() => server.close());
  const words = ['run', '--suite', 'finova', '--sample', '--model', `${server.url}#m`, '--out', 'run'];
  const { code, stderr } = await runUnread(cwd, words);
  assert.equal(code, 0, stderr);
  assert.doesNotMatch(stderr, /EPIPE|\n\s+at /u);
  assert.ok(existsSync(join(cwd, 'run', 'summary.json')));
});

const full = '/dev/full';

test(
  'output that does not fit on the disk is said to be lost',
  { skip: !existsSync(full) && 'no /dev/full' },
  () => {
    const disk = openSync(full, 'w');
    const { status, stderr } = spawnSync(process.execPath, [cli, 'suites'], {
      stdio: ['ignore', disk, 'pipe'],
      encoding: 'utf8',
    });
    closeSync(disk);
    assert.equal(
      stderr,
      'fineval: Standard output cannot be written: the disk is full. What was written before is kept.\n',
    );
    assert.equal(status, 3);
  },
);
