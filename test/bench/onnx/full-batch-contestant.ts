import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DecoderGraph, numbersOf } from '../../../src/model/onnx/batching/decoder-graph.ts';
import { optimumPatterns } from '../../../src/model/onnx/checkpoint/checkpoint.ts';
import { readInterface } from '../../../src/model/onnx/decoding/graph-interface.ts';
import { pickLikeliest } from '../../../src/model/onnx/decoding/pick-token.ts';
import { openTokenizer } from '../../../src/model/onnx/decoding/tokenizer.ts';
import { withFileSource } from '../../../src/model/onnx/proto/file-source.ts';
import { readGraph } from '../../../src/model/onnx/proto/read-graph.ts';
import { rewriteDecoder } from '../../../src/model/onnx/rewrite/rewrite-decoder.ts';
import { openSession } from '../../../src/model/onnx/runtime/open-session.ts';
import { mediumConfig } from './medium-model.ts';
import { digits } from './workload.ts';
import type { Contestant } from './workload.ts';

const runtime: typeof import('onnxruntime-node') = createRequire(import.meta.url)('onnxruntime-node');

/**
 * The same rewritten graph in a loop that keeps the same batch full and schedules nothing: rows of equal length in
 * memory of fixed size. What the engine's scheduling costs is the distance to it.
 */
export async function fullBatchContestant(directory: string, threads: number): Promise<Contestant> {
  const graph = await openRewritten(join(directory, 'onnx/model.onnx'), threads);
  const tokenizer = await openTokenizer(join(directory, 'tokenizer.json'), {});
  return async (workload) => {
    if (workload.kind !== 'decode') return null;
    const { rows, length, steps } = workload;
    const capacity = Math.ceil((length + steps) / 64) * 64;
    const batch = new FullBatch(graph, rows, capacity);
    const first = await batch.read(tokenizer.encode(digits(length, 1)));
    let next = Array.from({ length: rows }, () => first);
    const ids = next.map((id) => [id]);
    for (let step = 1; step < steps; step++) {
      next = await batch.step(next, length + step - 1);
      for (const [row, id] of next.entries()) ids[row]!.push(id);
    }
    return { answers: ids.map((row) => tokenizer.decode(row)), count: rows * steps };
  };
}

const heads = mediumConfig.num_key_value_heads;
const width = mediumConfig.head_dim;

class FullBatch {
  readonly #graph: DecoderGraph;
  readonly #rows: number;
  readonly #capacity: number;
  readonly #caches: Float32Array[];
  readonly #mask: BigInt64Array;

  constructor(graph: DecoderGraph, rows: number, capacity: number) {
    this.#graph = graph;
    this.#rows = rows;
    this.#capacity = capacity;
    const size = rows * heads * capacity * width;
    this.#caches = graph.parts.graph.caches.map(() => new Float32Array(size));
    this.#mask = new BigInt64Array(rows * (capacity + 1));
  }

  /** Reads one text into all rows. */
  async read(tokens: readonly number[]): Promise<number> {
    const { logits, caches } = await this.#graph.run({
      rows: 1,
      tokens,
      positions: tokens.map((_, at) => at),
      mask: new BigInt64Array(tokens.length).fill(1n),
      caches: this.#graph.emptyCaches(),
      wanted: [tokens.length - 1],
    });
    for (const [index, cache] of caches.entries()) {
      const fresh = numbersOf(cache);
      for (let unit = 0; unit < this.#rows * heads; unit++) {
        const start = (unit % heads) * tokens.length * width;
        const part = fresh.subarray(start, start + tokens.length * width);
        this.#caches[index]!.set(part, unit * this.#capacity * width);
      }
    }
    for (let row = 0; row < this.#rows; row++) {
      const start = row * (this.#capacity + 1);
      this.#mask.fill(1n, start, start + tokens.length);
      this.#mask[start + this.#capacity] = 1n;
    }
    return pickLikeliest(logits.row(0));
  }

  async step(tokens: readonly number[], length: number): Promise<number[]> {
    const rows = this.#rows;
    const capacity = this.#capacity;
    const { logits, caches } = await this.#graph.run({
      rows,
      tokens,
      positions: tokens.map(() => length),
      mask: this.#mask,
      caches: this.#caches.map((cache) =>
        this.#graph.cache(cache as Float32Array<ArrayBuffer>, { rows, length: capacity }),
      ),
      wanted: tokens.map((_, row) => row),
      onlyLikeliest: true,
    });
    for (const [index, cache] of caches.entries()) {
      const fresh = numbersOf(cache);
      for (let unit = 0; unit < rows * heads; unit++)
        this.#caches[index]!.set(
          fresh.subarray(unit * width, (unit + 1) * width),
          (unit * capacity + length) * width,
        );
    }
    for (let row = 0; row < rows; row++) this.#mask[row * (capacity + 1) + length] = 1n;
    return tokens.map((_, row) => logits.likeliest!(row));
  }
}

async function openRewritten(file: string, threads: number): Promise<DecoderGraph> {
  const cache = { heads, width };
  const graph = withFileSource(file, (source) =>
    readInterface(readGraph(source), { graph: file, cache, cachePatterns: optimumPatterns }),
  );
  const rewritten = rewriteDecoder(file, { caches: graph.caches, order: 'appended', wholeCaches: false });
  const session = await openSession({ runtime, device: 'cpu', threads, file, rewritten });
  const { picksLogits, picksLikeliest, fresh = [] } = rewritten;
  return new DecoderGraph({
    runtime,
    session,
    graph,
    cache,
    order: 'appended',
    picksLogits,
    picksLikeliest,
    cacheOutputs: fresh,
  });
}
