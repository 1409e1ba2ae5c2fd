const encoder = new TextEncoder()

/**
 * A protobuf message being written. Large byte fields are kept by reference and copied once, by `concat`, so a message may
 * hold up to 2 GiB of weights without a second copy in between.
 */
export interface Message {
  /** The encoded pieces in order. */
  parts: Uint8Array[]
  /** Sum of the pieces' lengths. */
  length: number
}

export function createMessage(): Message {
  return { parts: [], length: 0 }
}

/** Field of wire type 0: int32, int64, enum, bool. Negative values take ten bytes, as the format asks. */
export function addInt(message: Message, field: number, value: number | bigint): void {
  append(message, varint(field * 8))
  append(message, varint(value))
}

/** Field of wire type 5: float. */
export function addFloat(message: Message, field: number, value: number): void {
  append(message, varint(field * 8 + 5))
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setFloat32(0, value, true)
  append(message, bytes)
}

/** Field of wire type 2: bytes, kept by reference. */
export function addBytes(message: Message, field: number, bytes: Uint8Array): void {
  append(message, varint(field * 8 + 2))
  append(message, varint(bytes.length))
  append(message, bytes)
}

/** Field of wire type 2: UTF-8 text. */
export function addString(message: Message, field: number, text: string): void {
  addBytes(message, field, encoder.encode(text))
}

/** Field of wire type 2: a message inside; complete it first. */
export function addMessage(message: Message, field: number, inner: Message): void {
  append(message, varint(field * 8 + 2))
  append(message, varint(inner.length))
  for (const part of inner.parts) append(message, part)
}

/** The message as one array. */
export function concat(message: Message): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(message.length)
  let at = 0
  for (const part of message.parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function append(message: Message, part: Uint8Array): void {
  message.parts.push(part)
  message.length += part.length
}

function varint(value: number | bigint): Uint8Array {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, BigInt(value))
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128)
    rest >>= 7n
  }
  bytes.push(Number(rest))
  return Uint8Array.from(bytes)
}
