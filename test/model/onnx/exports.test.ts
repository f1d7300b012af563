import assert from 'node:assert/strict';
import { createHash, hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { JsonObject } from '../../../src/json/json.ts';
import type { Dtype } from '../../../src/model/onnx/checkpoint/dtype.ts';
import { openOnnxModel } from '../../../src/model/onnx/onnx-model.ts';
import { encodeModel } from '../../../src/model/onnx/proto/encode-model.ts';
import type {
  OnnxGraph,
  OnnxModel,
  OnnxTensor,
  OnnxValue,
} from '../../../src/model/onnx/proto/onnx-model.ts';
import {
  ask,
  changeJson,
  copyCheckpoint,
  greedy,
  moveWeightsOut,
  openModel,
  randomGraph,
} from './checkpoint-folder.ts';

/** What a graph answers in the folder of the committed checkpoint. */
async function answer(t: TestContext, graph: OnnxModel): Promise<string> {
  const folder = copyCheckpoint(t);
  writeFileSync(join(folder, 'model.onnx'), encodeModel(graph));
  const model = await openModel(t, folder);
  return (await model.generate(ask('请介绍澜江科技先锋混合。'), greedy(20))).text;
}

test('it runs exports that count positions themselves', async (t) => {
  assert.equal(await answer(t, randomGraph({ positions: 'counted' })), await answer(t, randomGraph()));
});

test('it runs exports that want to know how many logits to give', async (t) => {
  assert.equal(await answer(t, randomGraph({ logits: 'last' })), await answer(t, randomGraph()));
});

test('it runs exports with half precision outside', async (t) => {
  const half = await answer(t, randomGraph({ outside: 'float16' }));
  assert.equal(half, await answer(t, randomGraph({ outside: 'float16', positions: 'counted' })));
  // Rounding may change an answer, but not its first tokens.
  assert.equal(half.slice(0, 4), (await answer(t, randomGraph())).slice(0, 4));
});

test('it finds the graph in the folder onnx', async (t) => {
  const folder = copyCheckpoint(t);
  mkdirSync(join(folder, 'onnx'));
  const before = await openModel(t, folder);
  renameSync(join(folder, 'model.onnx'), join(folder, 'onnx/model.onnx'));
  const after = await openModel(t, folder);
  assert.deepEqual(after.description, before.description);
});

test('it runs exports whose weights lie in another file, and counts it as weights', async (t) => {
  const folder = copyCheckpoint(t);
  const { graph, weights } = moveWeightsOut(randomGraph());
  writeFileSync(join(folder, 'model.onnx'), encodeModel(graph));
  writeFileSync(join(folder, 'model.onnx_data'), weights);
  const model = await openModel(t, folder);
  const { text } = await model.generate(ask('请介绍澜江科技先锋混合。'), greedy(20));
  assert.equal(text, await answer(t, randomGraph()));
  const digest = createHash('sha256').update(encodeModel(graph)).update(weights).digest('hex');
  assert.equal(model.description.identity['weights'], digest);
});

/** Turns a copy of the committed checkpoint into a folder as onnxruntime-genai's builder writes it. */
function toGenai(folder: string, decoder: JsonObject = {}): void {
  const config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
  const generation = JSON.parse(readFileSync(join(folder, 'generation_config.json'), 'utf8'));
  rmSync(join(folder, 'config.json'));
  rmSync(join(folder, 'generation_config.json'));
  const model = {
    type: 'qwen3',
    context_length: config.max_position_embeddings,
    eos_token_id: generation.eos_token_id,
    decoder: {
      filename: 'model.onnx',
      head_size: config.head_dim,
      hidden_size: config.hidden_size,
      num_attention_heads: config.num_attention_heads,
      num_key_value_heads: config.num_key_value_heads,
      num_hidden_layers: config.num_hidden_layers,
      inputs: { past_key_names: 'past_key_values.%d.key', past_value_names: 'past_key_values.%d.value' },
      outputs: { present_key_names: 'present.%d.key', present_value_names: 'present.%d.value' },
      ...decoder,
    },
  };
  writeFileSync(join(folder, 'genai_config.json'), JSON.stringify({ model, search: { max_length: 4096 } }));
}

test('it runs folders of onnxruntime-genai, whose attention is fused', async (t) => {
  const folder = copyCheckpoint(t);
  writeFileSync(join(folder, 'model.onnx'), encodeModel(randomGraph({ attention: 'fused' })));
  toGenai(folder);
  const model = await openModel(t, folder);
  assert.equal(model.description.environment['decoding'], 'slots');
  const { text } = await model.generate(ask('请介绍澜江科技先锋混合。'), greedy(20));
  assert.equal(text, await answer(t, randomGraph()));
});

test('it takes the names of caches from genai_config.json', async (t) => {
  const folder = copyCheckpoint(t);
  const graph = renameCaches(randomGraph({ attention: 'fused' }));
  writeFileSync(join(folder, 'decoder.onnx'), encodeModel(graph));
  rmSync(join(folder, 'model.onnx'));
  toGenai(folder, {
    filename: 'decoder.onnx',
    inputs: { past_key_names: 'past_%d_key', past_value_names: 'past_%d_value' },
    outputs: { present_key_names: 'present_%d_key', present_value_names: 'present_%d_value' },
  });
  const { text } = await (await openModel(t, folder)).generate(ask('请介绍澜江科技先锋混合。'), greedy(20));
  assert.equal(text, await answer(t, randomGraph()));
});

function renameCaches(model: OnnxModel): OnnxModel {
  const named = (name: string): string =>
    name.replace(
      /^(?<side>past|present)(?:_key_values)?\.(?<layer>\d+)\.(?<kind>key|value)$/u,
      '$<side>_$<layer>_$<kind>',
    );
  const { graph } = model;
  const rename = <Value extends { name: string }>(values: readonly Value[]): Value[] =>
    values.map((value) => ({ ...value, name: named(value.name) }));
  return {
    ...model,
    graph: {
      ...graph,
      nodes: graph.nodes.map((node) => ({
        ...node,
        inputs: node.inputs.map(named),
        outputs: node.outputs.map(named),
      })),
      inputs: rename(graph.inputs),
      outputs: rename(graph.outputs),
    },
  };
}

test('it chooses the graph of the precision that is asked for, and never a quantized one unasked', async (t) => {
  const folder = copyCheckpoint(t);
  mkdirSync(join(folder, 'onnx'));
  rmSync(join(folder, 'model.onnx'));
  const graphs = {
    model: randomGraph(),
    model_fp16: randomGraph({ outside: 'float16' }),
    model_q4: randomGraph({ linear: 'int4' }),
    model_quantized: randomGraph({ linear: 'int8' }),
  };
  for (const [name, graph] of Object.entries(graphs))
    writeFileSync(join(folder, `onnx/${name}.onnx`), encodeModel(graph));
  const weightsOf = async (dtype?: Dtype): Promise<unknown> => {
    const options = { ref: 'x', directory: folder, device: 'cpu', threads: 1 } as const;
    const model = await openOnnxModel({ ...options, ...(dtype === undefined ? {} : { dtype }) });
    await model.close();
    return model.description.identity['weights'];
  };
  const digestOf = (graph: OnnxModel): string => hash('sha256', encodeModel(graph));
  assert.equal(await weightsOf(), digestOf(graphs.model));
  assert.equal(await weightsOf('fp16'), digestOf(graphs.model_fp16));
  assert.equal(await weightsOf('q4'), digestOf(graphs.model_q4));
  assert.equal(await weightsOf('q8'), digestOf(graphs.model_quantized));
  rmSync(join(folder, 'onnx/model.onnx'));
  assert.equal(await weightsOf(), digestOf(graphs.model_fp16));
  await assert.rejects(weightsOf('bnb4'), { code: 'CHECKPOINT_EMPTY', message: /model_bnb4\.onnx/u });
});

/** A decoder as Optimum merged it in 2023: one branch with and one without a cache, and the weights outside of both. */
function merged(model: OnnxModel): OnnxModel {
  const { nodes, inputs, outputs } = model.graph;
  const made = new Set(nodes.flatMap((node) => node.outputs));
  const branch = (prefix: string, renamed: (name: string) => string): OnnxGraph => {
    const inside = (name: string): string => (made.has(name) ? `${prefix}/${name}` : renamed(name));
    return {
      name: prefix,
      nodes: nodes.map((node) => {
        const [inner, out] = [node.inputs.map(inside), node.outputs.map(inside)];
        return Object.assign({}, node, { name: `${prefix}/${node.name}`, inputs: inner, outputs: out });
      }),
      initializers: [],
      inputs: [],
      outputs: outputs.map((output) => Object.assign({}, output, { name: inside(output.name) })),
    };
  };
  const pasts = inputs.filter(({ name }) => name.startsWith('past_key_values'));
  const nothing = ({ name, type, shape }: OnnxValue): OnnxTensor => ({
    name: `no_${name}`,
    type,
    shape: [1, Number(shape[1]), 0, Number(shape[3])],
    data: new Uint8Array(0),
  });
  const choice = {
    operator: 'If',
    name: 'optimum::if',
    inputs: ['use_cache_branch'],
    outputs: outputs.map(({ name }) => name),
    attributes: {
      then_branch: { graph: branch('with_past', (name) => name) },
      // This branch does not look at the caches that are fed, whatever they hold.
      else_branch: {
        graph: branch('no_past', (name) => (pasts.some((past) => past.name === name) ? `no_${name}` : name)),
      },
    },
  };
  const graph = {
    ...model.graph,
    nodes: [choice],
    inputs: [...inputs, { name: 'use_cache_branch', type: 'bool', shape: [1] } as const],
    initializers: [...model.graph.initializers, ...pasts.map(nothing)],
  };
  return { ...model, graph };
}

for (const [name, dtype, linear] of [
  ['decoder_model_merged', undefined, 'float32'],
  ['decoder_model_merged_quantized', 'q8', 'int8'],
  ['decoder_model_merged_q4', 'q4', 'int4'],
] as const) {
  test(`it runs old merged decoders, whose branches know a cache or none: ${name}`, async (t) => {
    const folder = copyCheckpoint(t);
    const graph = randomGraph({ linear });
    const expected = await answer(t, graph);
    rmSync(join(folder, 'model.onnx'));
    mkdirSync(join(folder, 'onnx'));
    writeFileSync(join(folder, `onnx/${name}.onnx`), encodeModel(merged(graph)));
    const options = { ref: 'x', directory: folder, device: 'cpu', threads: 1 } as const;
    const model = await openOnnxModel({ ...options, ...(dtype === undefined ? {} : { dtype }) });
    t.after(() => model.close());
    assert.equal(model.description.environment['decoding'], 'as exported');
    const prompts = [ask('请介绍澜江科技先锋混合。'), ask('林女士想赎回澜江稳健债券A。')];
    const texts = await Promise.all(prompts.map(async (one) => (await model.generate(one, greedy(20))).text));
    assert.equal(texts[0], expected);
    const scores = await model.logProbabilities!(prompts[0]!, [expected.slice(0, 2), '澜'], {
      thinking: 'auto',
    });
    assert.ok(scores.every(({ logProbability }) => logProbability < 0));
  });
}

test('it runs checkpoints whose files are links, as Hugging Face caches have them', async (t) => {
  const folder = copyCheckpoint(t);
  const blobs = join(folder, '../blobs');
  mkdirSync(blobs);
  const { graph, weights } = moveWeightsOut(randomGraph());
  writeFileSync(join(blobs, '4d7a'), encodeModel(graph));
  writeFileSync(join(blobs, 'c01f'), weights);
  rmSync(join(folder, 'model.onnx'));
  symlinkSync(join(blobs, '4d7a'), join(folder, 'model.onnx'));
  symlinkSync(join(blobs, 'c01f'), join(folder, 'model.onnx_data'));
  const model = await openModel(t, folder);
  assert.equal(model.description.environment['decoding'], 'slots');
  const { text } = await model.generate(ask('请介绍澜江科技先锋混合。'), greedy(20));
  assert.equal(text, await answer(t, randomGraph()));
});

test('it decodes text by text, with whole caches, where a window would meet holes', async (t) => {
  const folder = copyCheckpoint(t);
  const before = (await (await openModel(t, folder)).generate(ask('请介绍澜江科技先锋混合。'), greedy(20)))
    .text;
  changeJson(join(folder, 'config.json'), { sliding_window: 1024 });
  const model = await openModel(t, folder);
  assert.equal(model.description.environment['decoding'], 'as exported');
  assert.equal((await model.generate(ask('请介绍澜江科技先锋混合。'), greedy(20))).text, before);
  changeJson(join(folder, 'config.json'), { use_sliding_window: false });
  assert.equal((await openModel(t, folder)).description.environment['decoding'], 'slots');
});

test('it takes the template of tokenizer_config.json where there is no file', async (t) => {
  const folder = copyCheckpoint(t);
  const template = readFileSync(join(folder, 'chat_template.jinja'), 'utf8');
  const file = join(folder, 'tokenizer_config.json');
  const config = JSON.parse(readFileSync(file, 'utf8'));
  const before = await openModel(t, folder);
  rmSync(join(folder, 'chat_template.jinja'));
  const named = [
    { name: 'tool_use', template: 'no' },
    { name: 'default', template },
  ];
  for (const chat_template of [template, named]) {
    writeFileSync(file, JSON.stringify({ ...config, chat_template }));
    assert.deepEqual((await openModel(t, folder)).description, before.description);
  }
});
