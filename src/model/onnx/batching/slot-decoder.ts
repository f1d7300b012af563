import type { Tensor } from 'onnxruntime-node';
import { wantedPlaces } from './decoder.ts';
import type { Decoder, LogitRows, Reading, StepOptions, Wanted } from './decoder.ts';
import { numbersOf } from './decoder-graph.ts';
import type { DecoderGraph, Numbers } from './decoder-graph.ts';
import { KeyValueSlots } from './key-value-slots.ts';

/**
 * Decodes with keys and values in JavaScript's memory and a graph that gives only the new ones. In a step, every row
 * is fed the same number of places, and the mask says which of them it has filled.
 */
export class SlotDecoder implements Decoder {
  readonly mostRows: number;
  readonly bytesPerToken: number;
  readonly pieceLength: number;
  readonly #graph: DecoderGraph;
  readonly #slots: KeyValueSlots;

  constructor(graph: DecoderGraph, mostRows: number) {
    const { cache, graph: outside, picksLogits } = graph.parts;
    this.mostRows = mostRows;
    this.pieceLength = picksLogits ? 512 : 256;
    this.bytesPerToken =
      outside.caches.length * cache.heads * cache.width * graph.numbers(0).BYTES_PER_ELEMENT;
    this.#graph = graph;
    const shape = { ...cache, caches: outside.caches.length };
    this.#slots = new KeyValueSlots(shape, (count) => graph.numbers(count));
  }

  begin(): SlotReading {
    const { caches } = this.#graph.parts.graph;
    return new SlotReading(
      this.#graph,
      caches.map(() => this.#graph.numbers(0)),
      0,
    );
  }

  join(reading: Reading): void {
    if (!(reading instanceof SlotReading)) throw new TypeError('The reading is of another decoder.');
    this.#slots.add(reading.caches, reading.length);
  }

  async step(
    tokens: readonly number[],
    { onlyLikeliest }: StepOptions = { onlyLikeliest: false },
  ): Promise<LogitRows> {
    const graph = this.#graph;
    const { lengths, capacity } = this.#slots;
    const rows = lengths.length;
    const { order, graph: outside } = graph.parts;
    const caches = outside.caches.map((_, index) =>
      graph.cache(this.#slots.view(index), { rows, length: capacity }),
    );
    const { logits, caches: fresh } = await graph.run({
      rows,
      tokens,
      positions: lengths,
      mask: stepMask(lengths, capacity, order === 'inserted'),
      caches,
      wanted: wantedPlaces(rows, 'all'),
      onlyLikeliest,
      ...(order === 'inserted' ? { freshRows: this.#freshRows() } : {}),
    });
    this.#slots.append(fresh.map(numbersOf));
    return logits;
  }

  leave(row: number): void {
    this.#slots.remove(row);
  }

  async close(): Promise<void> {
    await this.#graph.parts.session.release();
  }

  /** Where each row's new key stands in present caches of one place more than was fed. */
  #freshRows(): BigInt64Array {
    const { heads } = this.#graph.parts.cache;
    const { lengths, capacity } = this.#slots;
    return BigInt64Array.from({ length: lengths.length * heads }, (_, unit) =>
      BigInt(unit * (capacity + 1) + (lengths[Math.floor(unit / heads)] ?? 0)),
    );
  }
}

/** Which of the places that are fed each row has filled, and the new one: at its end or behind all. */
function stepMask(lengths: readonly number[], capacity: number, inserted: boolean): BigInt64Array {
  const mask = new BigInt64Array(lengths.length * (capacity + 1));
  for (const [row, length] of lengths.entries()) {
    const start = row * (capacity + 1);
    mask.fill(1n, start, start + length);
    mask[start + (inserted ? length : capacity)] = 1n;
  }
  return mask;
}

/** Caches of one text, [heads, length, width] each. They are never changed, only replaced. */
class SlotReading implements Reading {
  readonly #graph: DecoderGraph;
  caches: readonly Numbers[];
  length: number;

  constructor(graph: DecoderGraph, caches: readonly Numbers[], length: number) {
    this.#graph = graph;
    this.caches = caches;
    this.length = length;
  }

  async read(tokens: readonly number[], wanted: Wanted): Promise<LogitRows> {
    const { order, cache } = this.#graph.parts;
    const before = this.length;
    const total = before + tokens.length;
    const { logits, caches } = await this.#graph.run({
      rows: 1,
      tokens,
      positions: tokens.map((_, index) => before + index),
      mask: new BigInt64Array(total).fill(1n),
      caches: this.#tensors(),
      wanted: wantedPlaces(tokens.length, wanted),
      ...(order === 'inserted'
        ? { freshRows: placesFrom(before, { heads: cache.heads, total, count: tokens.length }) }
        : {}),
    });
    this.caches = caches.map((fresh, index) => this.#extend(this.caches[index], numbersOf(fresh)));
    this.length = total;
    return logits;
  }

  fork(length: number): Promise<SlotReading> {
    const { width } = this.#graph.parts.cache;
    const caches =
      length === this.length
        ? this.caches
        : this.caches.map((cache) => {
            const heads = cache.length / (this.length * width);
            const part = this.#graph.numbers(heads * length * width);
            for (let head = 0; head < heads; head++) {
              const start = head * this.length * width;
              part.set(cache.subarray(start, start + length * width), head * length * width);
            }
            return part;
          });
    return Promise.resolve(new SlotReading(this.#graph, caches, length));
  }

  free(): void {
    this.caches = [];
  }

  #tensors(): Tensor[] {
    return this.caches.map((cache) => this.#graph.cache(cache, { rows: 1, length: this.length }));
  }

  /** A cache and its continuation as one, head by head. */
  #extend(cache: Numbers | undefined, fresh: Numbers): Numbers {
    if (cache === undefined || cache.length === 0) return fresh;
    const { heads } = this.#graph.parts.cache;
    const joined = this.#graph.numbers(cache.length + fresh.length);
    const [old, more] = [cache.length / heads, fresh.length / heads];
    for (let head = 0; head < heads; head++) {
      joined.set(cache.subarray(head * old, (head + 1) * old), head * (old + more));
      joined.set(fresh.subarray(head * more, (head + 1) * more), head * (old + more) + old);
    }
    return joined;
  }
}

function placesFrom(
  before: number,
  { heads, total, count }: { heads: number; total: number; count: number },
): BigInt64Array {
  return BigInt64Array.from({ length: heads * count }, (_, at) =>
    BigInt(Math.floor(at / count) * total + before + (at % count)),
  );
}
