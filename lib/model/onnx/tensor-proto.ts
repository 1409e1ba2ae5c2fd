import { addBytes, addInt, addMessage, addString, createMessage, type Message } from '#lib/model/onnx/protobuf.ts'
import { elementCount, shapeText } from '#lib/model/tensor.ts'

/** onnx.proto's TensorProto.DataType of the types the graphs use. */
const elementTypes = { float32: 1, int32: 6, int64: 7 } as const
export type ElementType = keyof typeof elementTypes

/** A TensorProto: name, shape and little-endian values. */
export function tensorProto(
  name: string,
  shape: readonly number[],
  data: Float32Array | Int32Array | BigInt64Array,
): Message {
  if (data.length !== elementCount(shape)) {
    throw new Error(`graph: constant ${name} has ${data.length} values, its shape ${shapeText(shape)} needs others`)
  }
  const tensor = createMessage()
  for (const size of shape) addInt(tensor, 1, size)
  addInt(tensor, 2, elementTypes[typeOf(data)])
  addString(tensor, 8, name)
  addBytes(tensor, 9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
  return tensor
}

const typeOf = (data: Float32Array | Int32Array | BigInt64Array): ElementType =>
  data instanceof Float32Array ? 'float32' : data instanceof Int32Array ? 'int32' : 'int64'

/** A ValueInfoProto: a graph's input or output; a size given as text is decided when the graph runs. */
export function valueInfo(name: string, type: ElementType, sizes: readonly (number | string)[]): Message {
  const shape = createMessage()
  for (const size of sizes) {
    const dimension = createMessage()
    if (typeof size === 'number') addInt(dimension, 1, size)
    else addString(dimension, 2, size)
    addMessage(shape, 1, dimension)
  }
  const tensorType = createMessage()
  addInt(tensorType, 1, elementTypes[type])
  addMessage(tensorType, 2, shape)
  const typeProto = createMessage()
  addMessage(typeProto, 1, tensorType)
  const info = createMessage()
  addString(info, 1, name)
  addMessage(info, 2, typeProto)
  return info
}
