/**
 * Field numbers of the messages fineval reads and writes.
 * Source: onnx/onnx.proto (IR version 8), https://github.com/onnx/onnx/blob/v1.12.0/onnx/onnx.proto
 */
export const fields = {
  model: { irVersion: 1, producerName: 2, graph: 7, opsetImport: 8 },
  operatorSet: { domain: 1, version: 2 },
  graph: { node: 1, name: 2, initializer: 5, input: 11, output: 12 },
  node: { input: 1, output: 2, name: 3, opType: 4, attribute: 5, domain: 7 },
  attribute: { name: 1, float: 2, integer: 3, text: 4, tensor: 5, graph: 6, integers: 8, type: 20 },
  tensor: { dims: 1, dataType: 2, name: 8, rawData: 9, externalData: 13, dataLocation: 14 },
  entry: { key: 1, value: 2 },
  valueInfo: { name: 1, type: 2 },
  type: { tensor: 1 },
  tensorType: { elementType: 1, shape: 2 },
  shape: { dimension: 1 },
  dimension: { value: 1, parameter: 2 },
} as const;

/** `TensorProto.DataType`. */
export const elementTypes = {
  float32: 1,
  uint8: 2,
  int8: 3,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
} as const;

/** The name of a `TensorProto.DataType`, as a sentence can say it. */
export function elementTypeName(type: number | undefined): string {
  const [name] = Object.entries(elementTypes).find(([, number]) => number === type) ?? [];
  if (name !== undefined) return name;
  if (type === 16) return 'bfloat16';
  return type === undefined ? 'something unnamed' : `type ${type} of ONNX`;
}

export type ElementType = keyof typeof elementTypes;

/** `AttributeProto.AttributeType`. */
export const attributeTypes = { float: 1, integer: 2, text: 3, graph: 5, integers: 7 } as const;

/** `TensorProto.DataLocation.EXTERNAL`. */
export const externalLocation = 1;
