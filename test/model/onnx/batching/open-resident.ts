import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import { optimumPatterns } from '../../../../src/model/onnx/checkpoint/checkpoint.ts';
import { DecoderGraph } from '../../../../src/model/onnx/batching/decoder-graph.ts';
import { Rearranger } from '../../../../src/model/onnx/batching/rearranger.ts';
import { ResidentDecoder } from '../../../../src/model/onnx/batching/resident-decoder.ts';
import { readInterface } from '../../../../src/model/onnx/decoding/graph-interface.ts';
import { encodeModel } from '../../../../src/model/onnx/proto/encode-model.ts';
import { withFileSource } from '../../../../src/model/onnx/proto/file-source.ts';
import type { OnnxModel } from '../../../../src/model/onnx/proto/onnx-model.ts';
import { readGraph } from '../../../../src/model/onnx/proto/read-graph.ts';
import { examineGraph } from '../../../../src/model/onnx/rewrite/examine-graph.ts';
import { openSession } from '../../../../src/model/onnx/runtime/open-session.ts';
import { rewriteDecoder } from '../../../../src/model/onnx/rewrite/rewrite-decoder.ts';

const runtime: typeof import('onnxruntime-node') = createRequire(import.meta.url)('onnxruntime-node');

/** The decoder that GPUs use, on the processor: its caches go out and in as whole tensors there too. */
export async function openResident(folder: string, model: OnnxModel, rows: number): Promise<ResidentDecoder> {
  const { graph, open } = await openDecoderGraph(folder, model, true);
  const type = graph.parts.graph.cacheType;
  const rearranger = await Rearranger.open(runtime, type, (bytes) => open({ bytes, folder: '' }));
  return new ResidentDecoder(graph, rearranger, rows);
}

type Open = (given: { bytes: Uint8Array; folder: string }) => Promise<InferenceSession>;

/** A rewritten graph of the fixture's size in a folder. */
export async function openDecoderGraph(
  folder: string,
  model: OnnxModel,
  wholeCaches: boolean,
): Promise<{ graph: DecoderGraph; open: Open }> {
  const file = join(folder, 'model.onnx');
  writeFileSync(file, encodeModel(model));
  const cache = { heads: 2, width: 32 };
  const graph = withFileSource(file, (source) =>
    readInterface(readGraph(source), { graph: file, cache, cachePatterns: optimumPatterns }),
  );
  const { order } = examineGraph(file);
  const rewritten = rewriteDecoder(file, { caches: graph.caches, order, wholeCaches });
  const open: Open = (given) => openSession({ runtime, device: 'cpu', threads: 1, file, rewritten: given });
  const parts = {
    runtime,
    session: await open(rewritten),
    graph,
    cache,
    order,
    picksLogits: rewritten.picksLogits,
    picksLikeliest: rewritten.picksLikeliest,
    cacheOutputs: rewritten.fresh ?? graph.caches.map(({ present }) => present),
  };
  return { graph: new DecoderGraph(parts), open };
}
