import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { zstdDecompressSync } from 'node:zlib';
import type { CompletionRecord } from '../../src/run/completion-record.ts';
import type { Manifest } from '../../src/run/manifest.ts';
import { encodeModel } from '../../src/model/onnx/proto/encode-model.ts';
import { startChatServer } from '../chat-server.ts';
import { randomGraph } from '../model/onnx/checkpoint-folder.ts';
import { cliWorld } from './run-in-memory.ts';
import type { CliWorld } from './run-in-memory.ts';

const checkpoint = resolve(import.meta.dirname, '../fixtures/noise');
const few = ['run', '--suite', 'finova', '--sample', '--limit', '2', '--max-tokens', '16'] as const;

/** A copy of the fixture beside the world's files. */
function copy(world: CliWorld): string {
  const folder = join(world.cwd, 'checkpoint');
  cpSync(checkpoint, folder, { recursive: true });
  return folder;
}

const manifestOf = (world: CliWorld, run: string): Manifest =>
  JSON.parse(readFileSync(join(world.cwd, run, 'manifest.json'), 'utf8'));

function recordsOf(world: CliWorld, run: string): CompletionRecord[] {
  const bytes = readFileSync(join(world.cwd, run, 'completions.jsonl.zst'));
  const lines = zstdDecompressSync(bytes).toString('utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}

const answersOf = (world: CliWorld, run: string): Record<string, string | undefined> =>
  Object.fromEntries(recordsOf(world, run).map(({ sample, completion }) => [sample, completion?.text]));

test('--dtype chooses the graph, and the manifest names it', async (t) => {
  const world = cliWorld(t);
  const folder = copy(world);
  mkdirSync(join(folder, 'onnx'));
  renameSync(join(folder, 'model.onnx'), join(folder, 'onnx/model.onnx'));
  writeFileSync(join(folder, 'onnx/model_q4.onnx'), encodeModel(randomGraph({ linear: 'int4' })));
  const words = [...few, '--model', './checkpoint'];
  const { exitCode, stderr } = await world.run(...words, '--dtype', 'q4', '--out', 'q4');
  assert.equal(exitCode, 0, stderr);
  await world.run(...words, '--out', 'full');
  assert.equal(manifestOf(world, 'q4').model.environment['graph'], 'model_q4.onnx');
  const [q4, full] = [manifestOf(world, 'q4'), manifestOf(world, 'full')];
  assert.notEqual(q4.model.identity['weights'], full.model.identity['weights']);
  const absent = await world.run(...words, '--dtype', 'bnb4', '--out', 'bnb4');
  assert.equal(absent.exitCode, 2);
  assert.match(absent.stderr, /model_bnb4\.onnx.*There is .*onnx\/model_q4\.onnx \(--dtype q4\)/u);
  const other = await world.run(...words, '--dtype', 'q4', '--out', 'full', '--resume');
  assert.match(other.stderr, /was begun differently \(model\)/u);
});

test('--devices makes several workers that share the questions, with the same answers', async (t) => {
  const world = cliWorld(t);
  const words = [...few, '--model', checkpoint];
  const { exitCode, stderr } = await world.run(...words, '--devices', '0,1', '--out', 'two');
  assert.equal(exitCode, 0, stderr);
  await world.run(...words, '--out', 'one');
  assert.deepEqual(manifestOf(world, 'two').model.environment['devices'], [0, 1]);
  assert.deepEqual(answersOf(world, 'two'), answersOf(world, 'one'));
  for (const wrong of ['0,0', 'a', '', '0,-1']) {
    const refused = await world.run(...words, '--devices', wrong, '--out', 'wrong');
    assert.equal(refused.exitCode, 2);
    assert.match(refused.stderr, /^fineval: --devices is “.*”; it must be the numbers of GPUs/u);
  }
});

test('--deterministic gives log-probabilities that are equal to the last bit, in any order', async (t) => {
  const world = cliWorld(t);
  const likelihoods = async (out: string, ...more: string[]): Promise<Map<string, unknown>> => {
    const words = ['run', '--suite', 'fineval', '--sample', '--model', checkpoint, '--scoring', 'likelihood'];
    const { exitCode, stderr } = await world.run(...words, '--deterministic', '--out', out, ...more);
    assert.equal(exitCode, 0, stderr);
    return new Map(recordsOf(world, out).map(({ sample, completion }) => [sample, completion?.choices]));
  };
  const all = await likelihoods('all');
  const other = await likelihoods('other', '--concurrency', '1', '--shard', '1/2');
  assert.ok(other.size > 10 && other.size < all.size);
  for (const [sample, choices] of other) assert.deepEqual(choices, all.get(sample), sample);
  assert.equal(manifestOf(world, 'all').model.identity['deterministic'], true);
  assert.equal(manifestOf(world, 'all').model.environment['rows'], 1);
});

test('--thinking-budget closes thinking, and is part of the protocol', async (t) => {
  const world = cliWorld(t);
  const folder = copy(world);
  // As the templates of some reasoning models do, this one opens the thinking itself.
  appendFileSync(join(folder, 'chat_template.jinja'), "{{- '<think>\\n' }}");
  const words = [...few, '--tasks', 'safety', '--model', './checkpoint'];
  const { exitCode, stderr } = await world.run(...words, '--thinking-budget', '4', '--out', 'short');
  assert.equal(exitCode, 0, stderr);
  const texts = Object.values(answersOf(world, 'short'));
  assert.ok(texts.length > 0 && texts.every((text) => text?.includes('\n</think>\n\n') === true));
  await world.run(...words, '--out', 'free');
  const compared = await world.run('compare', 'short', 'free', '--json');
  assert.equal(compared.exitCode, 4);
  const { mismatches } = JSON.parse(compared.stdout).suites[0].headline;
  assert.deepEqual(
    mismatches.map(({ field, base, candidate }: Record<string, unknown>) => [field, base, candidate]),
    [['thinking budget', 4, null]],
  );
  const resumed = await world.run(...words, '--thinking-budget', '5', '--out', 'short', '--resume');
  assert.match(resumed.stderr, /was begun differently \(model\)/u);
});

test('the configuration can say how a checkpoint is run, and the command line goes before it', async (t) => {
  const world = cliWorld(t);
  const sampling = { topK: 5, minP: 0.02, repetitionPenalty: 1.1 };
  const mine = { path: checkpoint, rows: 3, threads: 1, deterministic: false, thinkingBudget: 9, sampling };
  writeFileSync(join(world.cwd, 'fineval.config.json'), JSON.stringify({ models: { mine } }));
  const words = [...few, '--tasks', 'safety', '--model', 'mine'];
  const { exitCode, stderr } = await world.run(...words, '--thinking-budget', '7', '--out', 'run');
  assert.equal(exitCode, 0, stderr);
  const { identity, environment } = manifestOf(world, 'run').model;
  assert.equal(identity['thinkingBudget'], 7);
  assert.deepEqual(identity['sampling'], sampling);
  assert.deepEqual([environment['rows'], environment['threads']], [3, 1]);
});

test('an endpoint is not run by fineval, so options of checkpoints are refused', async (t) => {
  const server = await startChatServer();
  t.after(() => server.close());
  const world = cliWorld(t);
  for (const [option, ...value] of [
    ['--dtype', 'q4'],
    ['--device', 'webgpu'],
    ['--devices', '0'],
    ['--deterministic'],
    ['--thinking-budget', '5'],
    ['--prompt-format', 'plain'],
  ] as const) {
    const { exitCode, stderr } = await world.run(...few, '--model', `${server.url}#m`, option, ...value);
    assert.equal(exitCode, 2);
    assert.ok(stderr.startsWith(`fineval: ${option} is for ONNX checkpoints, and ${server.url}#m`), stderr);
  }
  assert.equal(server.count, 0);
});

test('WebGPU is one device', async (t) => {
  const words = [...few, '--model', checkpoint, '--device', 'webgpu', '--devices', '0,1'];
  const { exitCode, stderr } = await cliWorld(t).run(...words);
  assert.equal(exitCode, 2);
  assert.match(stderr, /^fineval: The device webgpu cannot be used: it is one device.*Leave --devices out/u);
});
