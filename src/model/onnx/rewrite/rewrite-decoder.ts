import type { CacheName } from '../decoding/graph-interface.ts';
import { externalBytesOf } from '../proto/external-files.ts';
import { withFileSource } from '../proto/file-source.ts';
import { readGraph } from '../proto/read-graph.ts';
import { freshCaches } from './fresh-caches.ts';
import type { CacheOrder } from './fresh-caches.ts';
import { joinEdits, noEdit } from './graph-edit.ts';
import { indexGraph } from './graph-index.ts';
import { pickLikeliest } from './pick-likeliest.ts';
import { pickLogits } from './pick-logits.ts';
import { weightsFolder } from './weights-folder.ts';
import { writeEdited } from './write-edited.ts';

/** A graph made for decoding many texts at once, in memory; its weights stay in their files. */
export interface RewrittenGraph {
  readonly bytes: Uint8Array;
  /** Where its weights are looked for. */
  readonly folder: string;
  /** Whether logits are picked by `pickedInput`. */
  readonly picksLogits: boolean;
  /** Whether it can give the likeliest tokens instead. */
  readonly picksLikeliest: boolean;
  /** The outputs that give only the new keys and values, in the order of the caches; absent where caches come whole. */
  readonly fresh?: readonly string[];
}

export interface RewriteWish {
  readonly caches: readonly CacheName[];
  readonly order: CacheOrder;
  /** Whether caches stay on the device, and so need not be cut. */
  readonly wholeCaches: boolean;
}

/** Rewrites the graph of a file. */
export function rewriteDecoder(file: string, { caches, order, wholeCaches }: RewriteWish): RewrittenGraph {
  return withFileSource(file, (source) => {
    const structure = readGraph(source);
    const index = indexGraph(structure);
    const picking = pickLogits(index);
    const fresh = wholeCaches ? undefined : freshCaches(index, caches, order);
    // Outputs that stay on a device are none that its operators are known to find the highest of.
    const likeliest = picking === undefined || wholeCaches ? undefined : pickLikeliest(index);
    const edits = joinEdits(picking ?? noEdit, likeliest ?? noEdit);
    const edit = joinEdits(edits, fresh?.edit ?? noEdit);
    const locations = structure.initializers.flatMap(
      (tensor) => externalBytesOf(source, tensor)['location'] ?? [],
    );
    const weights = weightsFolder(file, [...new Set(locations)]);
    return {
      bytes: writeEdited({ source, structure }, edit, weights),
      folder: weights.folder,
      picksLogits: picking !== undefined,
      picksLikeliest: likeliest !== undefined,
      ...(fresh === undefined ? {} : { fresh: fresh.outputs }),
    };
  });
}
