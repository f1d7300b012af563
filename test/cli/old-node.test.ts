import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { Command } from 'commander';
import { checkNode } from '../../src/cli/check-node.ts';
import { packageRoot } from '../../src/package-root.ts';

/** A Node of this machine that is too old for runs, if it has one. */
function oldNode(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = folders.map((folder) => join(folder, 'node')).filter((file) => existsSync(file));
  return found.find(
    (file) =>
      Number.parseInt(execFileSync(file, ['-p', 'process.versions.node'], { encoding: 'utf8' }), 10) < 24,
  );
}

const node = oldNode();
const cli = join(packageRoot, 'dist', 'cli.js');
const skip = node === undefined ? 'no Node older than 24 on this machine' : !existsSync(cli) && 'not built';

test('with an old Node, commands that need a newer one say so', { skip }, () => {
  for (const words of [
    ['run', '--suite', 'finova', '--model', 'x'],
    ['score', 'x'],
    ['compare', 'a', 'b'],
    ['data', 'overlap', 'finova', 'x'],
    ['reference', 'check'],
    ['data', 'verify', 'finova'],
    ['report', 'x', '--format', 'html'],
  ]) {
    const { status, stdout, stderr } = spawnSync(node ?? '', [cli, ...words], { encoding: 'utf8' });
    assert.equal(stdout, '');
    assert.match(
      stderr,
      /^fineval: This takes Node 24 or newer, and here is Node \d[^\n]+\n$/u,
      words.join(' '),
    );
    assert.equal(status, 2);
  }
});

test('with an old Node, the others work', { skip }, () => {
  for (const words of [
    ['--version'],
    ['--help'],
    ['suites'],
    ['doctor'],
    ['data', 'list'],
    ['reference', 'list'],
    ['reference', 'show', 'fineval'],
  ]) {
    const { stdout, stderr } = spawnSync(node ?? '', [cli, ...words], { encoding: 'utf8' });
    assert.notEqual(stdout, '', words.join(' '));
    assert.equal(stderr, '', words.join(' '));
  }
});

test('what a command needs goes by its whole name', () => {
  const program = new Command('fineval');
  const data = program.command('data');
  const [pull, overlap] = [data.command('pull'), data.command('overlap')];
  checkNode(pull, '20.20.2');
  checkNode(overlap, '24.0.0');
  assert.throws(() => checkNode(overlap, '20.20.2'), { code: 'NODE_OLD' });
});
