import { elementTypes } from '../proto/onnx-fields.ts';
import { noEdit } from './graph-edit.ts';
import type { GraphEdit } from './graph-edit.ts';
import type { GraphIndex } from './graph-index.ts';

/** The output that gives the likeliest token after each one whose logits are picked, [1, count]. */
export const likeliestOutput = 'fineval.likeliest';

/**
 * Has the graph itself find the likeliest tokens, of equals the one with the lowest id: greedy decoding then needs no
 * logits, which are 0.6 MB a row for a vocabulary of 152k. `undefined` for logits in half precision, which the processor
 * cannot compare.
 */
export function pickLikeliest(index: GraphIndex): GraphEdit | undefined {
  if (index.elementTypeOf('logits') !== elementTypes.float32) return undefined;
  return {
    ...noEdit,
    behind: [
      {
        operator: 'ArgMax',
        name: likeliestOutput,
        inputs: ['logits'],
        outputs: [likeliestOutput],
        attributes: { axis: -1, keepdims: 0, select_last_index: 0 },
      },
    ],
    outputs: [{ name: likeliestOutput, type: 'int64', shape: ['fineval_texts', 'fineval_picked'] }],
  };
}
