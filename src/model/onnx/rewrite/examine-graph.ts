import { withFileSource } from '../proto/file-source.ts';
import { microsoftDomain } from '../proto/onnx-model.ts';
import { branchNodes, readGraph } from '../proto/read-graph.ts';
import type { CacheOrder } from './fresh-caches.ts';

/** What the operators of a graph say about running it. */
export interface GraphTraits {
  readonly order: CacheOrder;
  /** Whether activations are quantized with one scale for the whole batch, so that each row changes all others. */
  readonly scalesAcrossRows: boolean;
}

/** Reads the operators of a file, those of its branches too. */
export function examineGraph(file: string): GraphTraits {
  const nodes = withFileSource(file, (source) => {
    const outer = readGraph(source).nodes;
    return outer.concat(outer.flatMap((node) => Array.from(branchNodes(source, node))));
  });
  const fused = nodes.some(
    ({ operator, domain }) => operator === 'GroupQueryAttention' && domain === microsoftDomain,
  );
  return {
    order: fused ? 'inserted' : 'appended',
    scalesAcrossRows: nodes.some(({ operator }) => operator === 'DynamicQuantizeLinear'),
  };
}
