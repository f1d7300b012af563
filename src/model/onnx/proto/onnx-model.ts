import type { ElementType } from './onnx-fields.ts';

/** An ONNX model: a graph of operators over named values. */
export interface OnnxModel {
  readonly producer: string;
  readonly irVersion: number;
  /** Version of the default operator set. */
  readonly opset: number;
  readonly graph: OnnxGraph;
}

export interface OnnxGraph {
  readonly name: string;
  /** In an order in which every value is made before it is used. */
  readonly nodes: readonly OnnxNode[];
  readonly initializers: readonly OnnxTensor[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}

export interface OnnxNode {
  readonly operator: string;
  /** Of the operator set it is in; absent is the default one. */
  readonly domain?: string;
  readonly name: string;
  /** An empty name is an optional input left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
}

/** The operator set of ONNX Runtime's own operators. */
export const microsoftDomain = 'com.microsoft';

/** Whole numbers are written as `INT`; a `FLOAT` is said as `{ float }`, a `GRAPH`, a branch, as `{ graph }`. */
export type OnnxAttribute =
  | number
  | string
  | readonly number[]
  | { readonly float: number }
  | { readonly graph: OnnxGraph };

/** A constant of the graph. */
export interface OnnxTensor {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
  /** Little-endian, row by row; or where the bytes lie in another file of the same folder. */
  readonly data: Uint8Array | ExternalBytes;
}

export interface ExternalBytes {
  /** Path from the model's folder. */
  readonly location: string;
  readonly offset: number;
  readonly length: number;
}

/** An input or output of the graph. */
export interface OnnxValue {
  readonly name: string;
  readonly type: ElementType;
  /** A text is a dimension that is only known when the model runs. */
  readonly shape: readonly (number | string)[];
}
