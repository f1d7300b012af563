import { attributeTypes, elementTypes, externalLocation, fields } from './onnx-fields.ts';
import type {
  ExternalBytes,
  OnnxAttribute,
  OnnxGraph,
  OnnxModel,
  OnnxNode,
  OnnxTensor,
  OnnxValue,
} from './onnx-model.ts';
import { WireWriter } from './wire-writer.ts';

/** The bytes of an `.onnx` file. The same model always gives the same bytes. */
export function encodeModel(model: OnnxModel): Uint8Array<ArrayBuffer> {
  const writer = new WireWriter()
    .integer(fields.model.irVersion, model.irVersion)
    .text(fields.model.producerName, model.producer)
    .message(fields.model.graph, encodeGraph(model.graph))
    .message(fields.model.opsetImport, operatorSet('', model.opset));
  const domains = new Set(model.graph.nodes.flatMap(({ domain }) => domain ?? []));
  for (const domain of domains) writer.message(fields.model.opsetImport, operatorSet(domain, 1));
  return writer.finish();
}

function operatorSet(domain: string, version: number): WireWriter {
  return new WireWriter()
    .text(fields.operatorSet.domain, domain)
    .integer(fields.operatorSet.version, version);
}

function encodeGraph(graph: OnnxGraph): WireWriter {
  const writer = new WireWriter();
  for (const node of graph.nodes) writer.message(fields.graph.node, encodeNode(node));
  writer.text(fields.graph.name, graph.name);
  for (const tensor of graph.initializers) writer.message(fields.graph.initializer, encodeTensor(tensor));
  for (const value of graph.inputs) writer.message(fields.graph.input, encodeValue(value));
  for (const value of graph.outputs) writer.message(fields.graph.output, encodeValue(value));
  return writer;
}

/** One `NodeProto`. */
export function encodeNode(node: OnnxNode): WireWriter {
  const writer = new WireWriter();
  for (const input of node.inputs) writer.text(fields.node.input, input);
  for (const output of node.outputs) writer.text(fields.node.output, output);
  writer.text(fields.node.name, node.name).text(fields.node.opType, node.operator);
  for (const [name, attribute] of Object.entries(node.attributes ?? {})) {
    writer.message(fields.node.attribute, encodeAttribute(name, attribute));
  }
  if (node.domain !== undefined) writer.text(fields.node.domain, node.domain);
  return writer;
}

function encodeAttribute(name: string, attribute: OnnxAttribute): WireWriter {
  const writer = new WireWriter().text(fields.attribute.name, name);
  const typed = (type: number): WireWriter => writer.integer(fields.attribute.type, type);
  if (typeof attribute === 'number') {
    writer.integer(fields.attribute.integer, attribute);
    return typed(attributeTypes.integer);
  }
  if (typeof attribute === 'string') {
    writer.text(fields.attribute.text, attribute);
    return typed(attributeTypes.text);
  }
  if ('float' in attribute) {
    writer.float(fields.attribute.float, attribute.float);
    return typed(attributeTypes.float);
  }
  if ('graph' in attribute) {
    writer.message(fields.attribute.graph, encodeGraph(attribute.graph));
    return typed(attributeTypes.graph);
  }
  for (const item of attribute) writer.integer(fields.attribute.integers, item);
  return typed(attributeTypes.integers);
}

/** One `TensorProto`. */
export function encodeTensor(tensor: OnnxTensor): WireWriter {
  const writer = new WireWriter();
  for (const size of tensor.shape) writer.integer(fields.tensor.dims, size);
  writer.integer(fields.tensor.dataType, elementTypes[tensor.type]).text(fields.tensor.name, tensor.name);
  if (tensor.data instanceof Uint8Array) return writer.bytes(fields.tensor.rawData, tensor.data);
  return pointOutside(writer, tensor.data);
}

/** Adds to a `TensorProto` where its bytes lie. */
export function pointOutside(tensor: WireWriter, bytes: ExternalBytes): WireWriter {
  for (const entry of externalEntries(bytes)) tensor.message(fields.tensor.externalData, entry);
  return tensor.integer(fields.tensor.dataLocation, externalLocation);
}

function externalEntries({ location, offset, length }: ExternalBytes): WireWriter[] {
  return Object.entries({ location, offset: `${offset}`, length: `${length}` }).map(([key, value]) =>
    new WireWriter().text(fields.entry.key, key).text(fields.entry.value, value),
  );
}

/** One `ValueInfoProto`. */
export function encodeValue(value: OnnxValue): WireWriter {
  const shape = new WireWriter();
  for (const size of value.shape) {
    const dimension = new WireWriter();
    if (typeof size === 'string') dimension.text(fields.dimension.parameter, size);
    else dimension.integer(fields.dimension.value, size);
    shape.message(fields.shape.dimension, dimension);
  }
  const tensorType = new WireWriter()
    .integer(fields.tensorType.elementType, elementTypes[value.type])
    .message(fields.tensorType.shape, shape);
  return new WireWriter()
    .text(fields.valueInfo.name, value.name)
    .message(fields.valueInfo.type, new WireWriter().message(fields.type.tensor, tensorType));
}
