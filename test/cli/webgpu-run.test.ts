import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { locateRuntime } from '../../src/model/onnx/runtime/locate-runtime.ts';
import { testDevice } from '../../src/model/onnx/runtime/test-device.ts';
import { cliWorld } from './run-in-memory.ts';

const checkpoint = resolve(import.meta.dirname, '../fixtures/noise');
const { problem } = testDevice(locateRuntime(createRequire(import.meta.url)), 'webgpu');
const isRequired = process.env['FINEVAL_REQUIRE_WEBGPU'] === '1';
const skip = problem !== undefined && !isRequired && `WebGPU cannot be used here: ${problem}`;

test('a run on WebGPU has the scores of a run on the processor', { skip }, async (t) => {
  const world = cliWorld(t);
  const scoresOf = async (device: string): Promise<string> => {
    const words = ['run', '--suite', 'fineval', '--sample', '--limit', '6', '--scoring', 'likelihood'];
    const place = ['--model', checkpoint, '--device', device, '--out', device];
    const { exitCode, stderr } = await world.run(...words, ...place);
    assert.equal(exitCode, 0, stderr);
    const read = (name: string): string => readFileSync(join(world.cwd, device, name), 'utf8');
    assert.equal(JSON.parse(read('manifest.json')).model.environment.device, device);
    return read('scores.jsonl');
  };
  assert.equal(await scoresOf('webgpu'), await scoresOf('cpu'));
});
