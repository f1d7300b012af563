import { fields } from './onnx-fields.ts';
import { BrokenWire, childrenOf, fieldsOf, textOf } from './wire-reader.ts';
import type { ByteSource, Span, WireField } from './wire-reader.ts';

/** One operator of a graph, and where it lies. */
export interface GraphNode extends Span {
  readonly operator: string;
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** An input or output of a graph. */
export interface GraphValue {
  readonly name: string;
  /** `TensorProto.DataType`; absent where the graph does not say. */
  readonly elementType?: number;
  /** A dimension that varies has a name, or '' without one. */
  readonly shape: readonly (number | string)[];
}

/** The structure of a model file, without its weights. */
export interface GraphStructure {
  /** All of the graph message. */
  readonly graph: WireField;
  readonly nodes: readonly GraphNode[];
  /** Where each initializer lies. */
  readonly initializers: readonly WireField[];
  /** Without those that are initializers. */
  readonly inputs: readonly GraphValue[];
  readonly outputs: readonly GraphValue[];
}

/** Reads what a model file is made of and skips its weights. Throws `BrokenWire`. */
export function readGraph(source: ByteSource): GraphStructure {
  const [graph] = [...childrenOf(source, { start: 0, end: source.size }, fields.model.graph)];
  if (graph === undefined) throw new BrokenWire('is not an ONNX model');
  const nodes: GraphNode[] = [];
  const initializers: WireField[] = [];
  const inputs: GraphValue[] = [];
  const outputs: GraphValue[] = [];
  for (const member of fieldsOf(source, graph)) {
    if (member.field === fields.graph.node) nodes.push(readNode(source, member));
    if (member.field === fields.graph.initializer) initializers.push(member);
    if (member.field === fields.graph.input) inputs.push(readValue(source, member));
    if (member.field === fields.graph.output) outputs.push(readValue(source, member));
  }
  const constants = new Set(initializers.map((tensor) => textIn(source, tensor, fields.tensor.name)));
  return { graph, nodes, initializers, inputs: inputs.filter(({ name }) => !constants.has(name)), outputs };
}

/** The operators of the branches that an operator chooses between; none where it has no branches. */
export function* branchNodes(source: ByteSource, node: GraphNode): Generator<GraphNode> {
  if (node.operator !== 'If') return;
  for (const attribute of childrenOf(source, node, fields.node.attribute)) {
    for (const branch of childrenOf(source, attribute, fields.attribute.graph)) {
      for (const member of childrenOf(source, branch, fields.graph.node)) {
        const inner = readNode(source, member);
        yield inner;
        yield* branchNodes(source, inner);
      }
    }
  }
}

function readNode(source: ByteSource, node: Span): GraphNode {
  const inputs: string[] = [];
  const outputs: string[] = [];
  let operator = '';
  let domain = '';
  for (const member of fieldsOf(source, node)) {
    if (member.field === fields.node.input) inputs.push(textOf(source, member));
    if (member.field === fields.node.output) outputs.push(textOf(source, member));
    if (member.field === fields.node.opType) operator = textOf(source, member);
    if (member.field === fields.node.domain) domain = textOf(source, member);
  }
  return { start: node.start, end: node.end, operator, domain, inputs, outputs };
}

function readValue(source: ByteSource, value: Span): GraphValue {
  const name = textIn(source, value, fields.valueInfo.name) ?? '';
  const [type] = [...childrenOf(source, value, fields.valueInfo.type)];
  const [tensor] = type === undefined ? [] : [...childrenOf(source, type, fields.type.tensor)];
  if (tensor === undefined) return { name, shape: [] };
  const [element] = [...childrenOf(source, tensor, fields.tensorType.elementType)];
  const [shape] = [...childrenOf(source, tensor, fields.tensorType.shape)];
  return {
    name,
    ...(element?.value === undefined ? {} : { elementType: element.value }),
    shape:
      shape === undefined
        ? []
        : [...childrenOf(source, shape, fields.shape.dimension)].map((dimension) =>
            readDimension(source, dimension),
          ),
  };
}

function readDimension(source: ByteSource, dimension: Span): number | string {
  const [size] = [...childrenOf(source, dimension, fields.dimension.value)];
  return size?.value ?? textIn(source, dimension, fields.dimension.parameter) ?? '';
}

function textIn(source: ByteSource, message: Span, field: number): string | undefined {
  const [text] = [...childrenOf(source, message, field)];
  return text === undefined ? undefined : textOf(source, text);
}
