import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { ModelError } from '../../model-error.ts';
import type { CacheShape } from '../checkpoint/checkpoint.ts';
import type { GraphInterface } from '../decoding/graph-interface.ts';
import { freshRowsInput } from '../rewrite/fresh-caches.ts';
import type { CacheOrder } from '../rewrite/fresh-caches.ts';
import { likeliestOutput } from '../rewrite/pick-likeliest.ts';
import { pickedInput } from '../rewrite/pick-logits.ts';
import { asIntegers } from '../runtime/half-precision.ts';
import { firstLineOf } from '../runtime/load-runtime.ts';
import type { OnnxRuntime } from '../runtime/load-runtime.ts';
import type { LogitRows } from './decoder.ts';
import { readLogits } from './read-logits.ts';

/** A loaded graph and what is known about it. */
export interface DecoderParts {
  readonly runtime: OnnxRuntime;
  readonly session: InferenceSession;
  readonly graph: GraphInterface;
  readonly cache: CacheShape;
  readonly order: CacheOrder;
  readonly picksLogits: boolean;
  /** Whether it can give the likeliest tokens instead of logits. */
  readonly picksLikeliest?: boolean;
  /** The outputs that keys and values are taken from, in the order of the caches. */
  readonly cacheOutputs: readonly string[];
  /**
   * Whether logits are fetched also where nobody wants them. Where outputs stay on a device, onnxruntime-node 1.30
   * keeps the one that was not fetched bound to the memory of the run before ("Tensor size mismatch").
   */
  readonly alwaysFetchesLogits?: boolean;
}

/** What one run reads: `rows` texts, of each the same number of tokens. */
export interface Batch {
  readonly rows: number;
  /** Row by row. */
  readonly tokens: readonly number[];
  /** The position of each token in its text. */
  readonly positions: readonly number[];
  /** [rows, past and present tokens] */
  readonly mask: BigInt64Array;
  readonly caches: readonly Tensor[];
  /** The tokens whose logits are wanted, by their place in `tokens`. */
  readonly wanted: readonly number[];
  /** Whether to know the likeliest tokens is enough. */
  readonly onlyLikeliest?: boolean;
  /** Where the new keys will stand in the present caches: for graphs that were rewritten to be asked. */
  readonly freshRows?: BigInt64Array;
}

export interface BatchResult {
  readonly logits: LogitRows;
  readonly caches: readonly Tensor[];
}

/** Feeds a decoder graph. */
export class DecoderGraph {
  readonly parts: DecoderParts;

  constructor(parts: DecoderParts) {
    this.parts = parts;
  }

  async run(batch: Batch): Promise<BatchResult> {
    if (batch.onlyLikeliest === true && this.parts.picksLikeliest === true) return this.#runLikeliest(batch);
    const { picksLogits, cacheOutputs, alwaysFetchesLogits = false } = this.parts;
    const length = batch.tokens.length / batch.rows;
    const wantsLogits = alwaysFetchesLogits || batch.wanted.length > 0;
    const onlyLast = batch.wanted.every((place, row) => place === (row + 1) * length - 1);
    const outputs = wantsLogits ? ['logits', ...cacheOutputs] : [...cacheOutputs];
    const results = await this.#run(this.#feedsOf(batch, onlyLast), outputs);
    const { logits } = results;
    const given = logits?.dims.at(-2) ?? length;
    const placeOf = (place: number, index: number): number => {
      if (picksLogits) return index;
      return given === length ? place : Math.floor(place / length) * given + given - 1;
    };
    return {
      logits: readLogits(logits, batch.wanted.map(placeOf)),
      caches: cacheOutputs.flatMap((name) => results[name] ?? []),
    };
  }

  async #runLikeliest(batch: Batch): Promise<BatchResult> {
    const { cacheOutputs } = this.parts;
    const results = await this.#run(this.#feedsOf(batch, false), [likeliestOutput, ...cacheOutputs]);
    const ids = results[likeliestOutput]?.data;
    if (!(ids instanceof BigInt64Array))
      throw new ModelError('malformed', 'The model does not say which tokens are the likeliest.');
    return {
      logits: {
        likeliest: (index) => Number(ids[index] ?? 0n),
        row: () => {
          throw new TypeError('Logits were not asked for.');
        },
      },
      caches: cacheOutputs.flatMap((name) => results[name] ?? []),
    };
  }

  #feedsOf(batch: Batch, onlyLast: boolean): Record<string, Tensor> {
    const { graph, cache, runtime, picksLogits } = this.parts;
    const { rows, tokens, mask, caches } = batch;
    const length = tokens.length / rows;
    const feeds: Record<string, Tensor> = {
      input_ids: this.integers(BigInt64Array.from(tokens, BigInt), [rows, length]),
      attention_mask: this.integers(mask, [rows, mask.length / rows]),
    };
    if (graph.wantsPositions)
      feeds['position_ids'] = this.integers(BigInt64Array.from(batch.positions, BigInt), [rows, length]);
    if (graph.wantsBranch)
      feeds['use_cache_branch'] = new runtime.Tensor('bool', [mask.length > tokens.length], [1]);
    if (graph.logitsToKeep !== undefined) {
      const { name, dims } = graph.logitsToKeep;
      feeds[name] = this.integers(BigInt64Array.of(picksLogits || !onlyLast ? 0n : 1n), dims);
    }
    if (picksLogits) {
      const picked = batch.wanted.length === 0 ? [0] : batch.wanted;
      feeds[pickedInput] = this.integers(BigInt64Array.from(picked, BigInt), [1, picked.length]);
    }
    if (batch.freshRows !== undefined)
      feeds[freshRowsInput] = this.integers(batch.freshRows, [rows, cache.heads, length]);
    for (const [index, { past }] of graph.caches.entries()) {
      const tensor = caches[index];
      if (tensor !== undefined) feeds[past] = tensor;
    }
    return feeds;
  }

  /** A tensor of whole numbers. */
  integers(values: BigInt64Array, dims: readonly number[]): Tensor {
    return new this.parts.runtime.Tensor('int64', values, dims);
  }

  /** A tensor of keys or values, [rows, heads, length, width], without copying them. */
  cache(numbers: Numbers, { rows, length }: { rows: number; length: number }): Tensor {
    const { graph, cache, runtime } = this.parts;
    const dims = [rows, cache.heads, length, cache.width];
    return asIntegers(new runtime.Tensor(graph.cacheType, numbers, dims));
  }

  /** Caches of no token. */
  emptyCaches(): Tensor[] {
    return this.parts.graph.caches.map(() => this.cache(this.numbers(0), { rows: 1, length: 0 }));
  }

  /** Room for keys or values. */
  numbers(count: number): Numbers {
    return this.parts.graph.cacheType === 'float16' ? new Uint16Array(count) : new Float32Array(count);
  }

  async #run(feeds: Record<string, Tensor>, outputs: string[]): Promise<InferenceSession.ReturnType> {
    try {
      return await this.parts.session.run(feeds, outputs);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      throw new ModelError('server', `ONNX Runtime could not compute the answer: ${firstLineOf(error)}.`, {
        cause: error,
      });
    }
  }
}

/** Keys or values; half precision as 16-bit integers. */
export type Numbers = Float32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;

/** A tensor's keys or values, without copying them. */
export function numbersOf(tensor: Tensor): Numbers {
  const { data } = asIntegers(tensor);
  if (data instanceof Float32Array && data.buffer instanceof ArrayBuffer)
    return new Float32Array(data.buffer, data.byteOffset, data.length);
  if (data instanceof Uint16Array && data.buffer instanceof ArrayBuffer)
    return new Uint16Array(data.buffer, data.byteOffset, data.length);
  throw new ModelError('malformed', `The model gives keys and values as ${tensor.type}.`);
}
