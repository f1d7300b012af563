import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { encodeModel } from '../../src/model/onnx/proto/encode-model.ts';
import { randomGraph } from '../model/onnx/checkpoint-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { cliWorld } from './run-in-memory.ts';

const checkpoint = resolve(import.meta.dirname, '../fixtures/noise');

interface Done {
  readonly remembered: number | undefined;
  readonly samples: number;
  readonly scores: string;
  readonly stderr: string;
}

function runner(
  t: TestContext,
  cache: string,
): { folder: string; run: (out: string, ...words: readonly string[]) => Promise<Done> } {
  const world = cliWorld(t, { env: { FINEVAL_CACHE: cache } });
  const folder = join(world.cwd, 'checkpoint');
  cpSync(checkpoint, folder, { recursive: true });
  const run = async (out: string, ...more: readonly string[]): Promise<Done> => {
    const words = ['run', '--sample', '--limit', '3', '--model', './checkpoint', '--out', out, ...more];
    const { exitCode, stderr } = await world.run(...words);
    assert.equal(exitCode, 0, stderr);
    const read = (name: string): string => readFileSync(join(world.cwd, out, name), 'utf8');
    const { observations = [], suites } = JSON.parse(read('manifest.json'));
    const remembered = observations[0]?.cache.remembered;
    return { remembered, samples: suites[0].samples, scores: read('scores.jsonl'), stderr };
  };
  return { folder, run };
}

for (const [mode, ...words] of [
  ['generation', '--suite', 'finova', '--max-tokens', '6'],
  ['likelihood', '--suite', 'gpqa', '--scoring', 'likelihood'],
] as const) {
  test(`a checkpoint is not asked twice, unless it is told to be or its weights change: ${mode}`, async (t) => {
    const { folder, run } = runner(t, join(temporaryFolder(t), 'cache'));
    const first = await run('first', ...words);
    assert.equal(first.remembered, 0);
    const second = await run('second', ...words);
    assert.equal(second.remembered, second.samples);
    assert.equal(second.scores, first.scores);
    assert.equal((await run('anew', ...words, '--no-cache')).remembered, undefined);
    assert.equal((await run('exact', ...words, '--deterministic')).remembered, 0);
    const repeated = await run('repeated', ...words, '--repeats', '2');
    // GPQA shows its options in another order in each repeat.
    assert.equal(repeated.remembered, repeated.samples);
    writeFileSync(join(folder, 'model.onnx'), encodeModel(randomGraph()));
    const changed = await run('changed', ...words);
    assert.equal(changed.remembered, 0);
    assert.doesNotMatch(changed.stderr, /does not answer as it did/u);
  });
}

test('a cache that cannot be written is said, and ends no run', async (t) => {
  const file = join(temporaryFolder(t), 'file');
  writeFileSync(file, '');
  const { run } = runner(t, join(file, 'cache'));
  const { stderr, remembered } = await run('run', '--suite', 'finova', '--max-tokens', '2');
  assert.match(stderr, /^Answers are not kept for later runs: .*file.* cannot be written/mu);
  assert.equal(remembered, undefined);
  assert.equal(existsSync(join(file, 'cache')), false);
});
