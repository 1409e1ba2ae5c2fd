import { addFloat, addInt, addMessage, addString, createMessage, type Message } from '#lib/model/onnx/protobuf.ts'

/** An operator's setting: whole number, real number, list of whole numbers or a word. ONNX tells the first two apart. */
export type Attribute = { int: number } | { float: number } | { ints: number[] } | { word: string }

/** One operator with its inputs and outputs by value name; an empty input name means "left out". */
export interface OnnxNode {
  operator: string
  inputs: string[]
  outputs: string[]
  attributes: Record<string, Attribute>
  /** Operator set: '' is ONNX's own, `com.microsoft` ONNX Runtime's. */
  domain: string
}

/** A NodeProto; it is named after its first output. */
export function nodeProto({ operator, inputs, outputs, attributes, domain }: OnnxNode): Message {
  const node = createMessage()
  for (const input of inputs) addString(node, 1, input)
  for (const output of outputs) addString(node, 2, output)
  addString(node, 3, `${operator}:${outputs[0]}`)
  addString(node, 4, operator)
  for (const [name, attribute] of Object.entries(attributes)) addMessage(node, 5, attributeProto(name, attribute))
  if (domain) addString(node, 7, domain)
  return node
}

// AttributeProto: f = 2, i = 3, s = 4, ints = 8, type = 20 with FLOAT 1, INT 2, STRING 3, INTS 7.
function attributeProto(name: string, attribute: Attribute): Message {
  const message = createMessage()
  addString(message, 1, name)
  if ('float' in attribute) {
    addFloat(message, 2, attribute.float)
    addInt(message, 20, 1)
  } else if ('int' in attribute) {
    addInt(message, 3, attribute.int)
    addInt(message, 20, 2)
  } else if ('word' in attribute) {
    addString(message, 4, attribute.word)
    addInt(message, 20, 3)
  } else {
    for (const value of attribute.ints) addInt(message, 8, value)
    addInt(message, 20, 7)
  }
  return message
}
