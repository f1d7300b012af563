import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TestContext } from 'node:test';
import { fixtureConfig } from '../../../fixtures/build-checkpoint/qwen3-config.ts';
import { qwen3Graph } from '../../../fixtures/build-checkpoint/qwen3-graph.ts';
import type { GraphOptions } from '../../../fixtures/build-checkpoint/qwen3-graph.ts';
import { randomWeights } from '../../../fixtures/build-checkpoint/random-weights.ts';
import type { JsonObject } from '../../../src/json/json.ts';
import type { Prompt } from '../../../src/prompt/prompt.ts';
import type { GenerateOptions, Model } from '../../../src/model/model.ts';
import { openOnnxModel } from '../../../src/model/onnx/onnx-model.ts';
import type { OnnxModel } from '../../../src/model/onnx/proto/onnx-model.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** A committed checkpoint of random weights. */
export const checkpoint: string = resolve(import.meta.dirname, '../../fixtures/noise');

/** A copy of the committed checkpoint that a test may change. */
export function copyCheckpoint(t: Pick<TestContext, 'after'>): string {
  const folder = join(temporaryFolder(t), 'checkpoint');
  cpSync(checkpoint, folder, { recursive: true });
  return folder;
}

/** A copy that never ends an answer by itself. */
export function endlessCheckpoint(t: Pick<TestContext, 'after'>): string {
  const folder = copyCheckpoint(t);
  changeJson(join(folder, 'config.json'), { eos_token_id: null });
  changeJson(join(folder, 'generation_config.json'), { eos_token_id: [] });
  return folder;
}

/** Replaces members of a JSON file. */
export function changeJson(file: string, members: JsonObject): void {
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...members }));
}

/** A graph of the fixture's size with random weights, in one of the shapes that exports come in. */
export function randomGraph(options: Omit<GraphOptions, 'config' | 'weights'> = {}): OnnxModel {
  return qwen3Graph({ config: fixtureConfig, weights: randomWeights(5), ...options });
}

export async function openModel(
  t: Pick<TestContext, 'after'>,
  directory: string = checkpoint,
): Promise<Model> {
  const model = await openOnnxModel({ ref: 'ckpt/test', directory, device: 'cpu', threads: 1 });
  t.after(() => model.close());
  return model;
}

export function ask(content: string): Prompt {
  return { messages: [{ role: 'user', content }] };
}

export function greedy(maxTokens: number): GenerateOptions {
  return { maxTokens, temperature: 0, thinking: 'auto' };
}

/** Puts a graph's weights into a file beside it. Constants that shape the graph stay inside, as exporters leave them. */
export function moveWeightsOut(model: OnnxModel): { graph: OnnxModel; weights: Uint8Array } {
  const moved: Uint8Array[] = [];
  let offset = 0;
  const initializers = model.graph.initializers.map((tensor) => {
    if (!(tensor.data instanceof Uint8Array) || tensor.data.length < 1024) return tensor;
    const data = { location: 'model.onnx_data', offset, length: tensor.data.length };
    moved.push(tensor.data);
    offset += tensor.data.length;
    return { ...tensor, data };
  });
  return { graph: { ...model, graph: { ...model.graph, initializers } }, weights: Buffer.concat(moved) };
}
