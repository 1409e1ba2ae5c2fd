import { type Attribute, nodeProto } from '#lib/model/onnx/node-proto.ts'
import { addInt, addMessage, addString, concat, createMessage, type Message } from '#lib/model/onnx/protobuf.ts'
import { type ElementType, tensorProto, valueInfo } from '#lib/model/onnx/tensor-proto.ts'

/** An ONNX graph being built. Values are referred to by name. */
export interface Graph {
  message: Message
  /** Names of the constants that are already in. */
  constants: Set<string>
  /** How many values were named by the builder. */
  named: number
  /** Whether an operator of ONNX Runtime's own set is used. */
  microsoft: boolean
}

/** Settings of one operator. */
export interface OperatorOptions {
  attributes?: Record<string, Attribute>
  /** Name of the (first) output; made up where absent. */
  name?: string
  /** `com.microsoft` for ONNX Runtime's own operators. */
  domain?: 'com.microsoft'
}

/** Protobuf messages end at 2 GiB; some room is left for the frame around the graph. */
const maxBytes = 2 ** 31 - 1024

export function createGraph(): Graph {
  return { message: createMessage(), constants: new Set(), named: 0, microsoft: false }
}

/** Adds an operator with one output and returns the output's name. */
export function operator(graph: Graph, type: string, inputs: string[], options: OperatorOptions = {}): string {
  return operators(graph, type, inputs, 1, options)[0]
}

/** Adds an operator with `count` outputs and returns their names. */
export function operators(
  graph: Graph,
  type: string,
  inputs: string[],
  count: number,
  { attributes = {}, name, domain }: OperatorOptions = {},
): string[] {
  const outputs = Array.from({ length: count }, (_, i) => (i === 0 && name ? name : `v${graph.named++}`))
  const node = nodeProto({ operator: type, inputs, outputs, attributes, domain: domain ?? '' })
  addMessage(graph.message, 1, node)
  if (domain) graph.microsoft = true
  return outputs
}

/** Adds a constant under its name, the first time it is asked for; a scalar has shape `[]`. */
export function constant(
  graph: Graph,
  name: string,
  shape: readonly number[],
  data: Float32Array | Int32Array | BigInt64Array,
): string {
  if (graph.constants.has(name)) return name
  graph.constants.add(name)
  addMessage(graph.message, 5, tensorProto(name, shape, data))
  return name
}

/** A constant list of whole numbers, named by its values. */
export function int64s(graph: Graph, values: number[]): string {
  return constant(graph, `[${values}]`, [values.length], BigInt64Array.from(values, BigInt))
}

/** A constant of one repeated whole number under its name, the first time it is asked for. */
export function int32s(graph: Graph, name: string, shape: readonly number[], value: number): string {
  if (graph.constants.has(name)) return name
  return constant(graph, name, shape, new Int32Array(shape.reduce((product, size) => product * size, 1)).fill(value))
}

/** A constant real number, named by its value. */
export function scalar(graph: Graph, value: number): string {
  return constant(graph, `${value}`, [], Float32Array.of(value))
}

/** Declares an input and returns its name. */
export function input(graph: Graph, name: string, type: ElementType, sizes: (number | string)[]): string {
  addMessage(graph.message, 11, valueInfo(name, type, sizes))
  return name
}

/** Declares a value that already has this name as an output. */
export function output(graph: Graph, name: string, type: ElementType, sizes: (number | string)[]): void {
  addMessage(graph.message, 12, valueInfo(name, type, sizes))
}

/** The finished ModelProto (IR version 8, operator set 17). Throws above protobuf's limit of 2 GiB. */
export function finish(graph: Graph): Uint8Array<ArrayBuffer> {
  addString(graph.message, 2, 'soluscope')
  const model = createMessage()
  addInt(model, 1, 8)
  addString(model, 2, 'soluscope')
  addMessage(model, 7, graph.message)
  addMessage(model, 8, operatorSet('', 17))
  if (graph.microsoft) addMessage(model, 8, operatorSet('com.microsoft', 1))
  if (graph.message.length > maxBytes) {
    throw new Error(
      `graph: ${graph.message.length} bytes of weights, at most ${maxBytes} fit one ONNX file; use a smaller model`,
    )
  }
  return concat(model)
}

function operatorSet(domain: string, version: number): Message {
  const set = createMessage()
  addString(set, 1, domain)
  addInt(set, 2, version)
  return set
}
