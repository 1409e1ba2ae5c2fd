/**
 * A bundle is one buffer with a magic word, a version, a JSON header and typed arrays, each aligned to 8 bytes.
 * Layout, little-endian: magic[4] | version u32 | header bytes u32 | header JSON | padding | array data ...
 */
export type TypedArray =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | BigUint64Array

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

export interface Bundle {
  /** Whatever the writer put beside the arrays. */
  meta: Json
  /** The arrays by name, as views of their original kind. */
  arrays: Record<string, TypedArray>
}

const kinds = {
  u8: Uint8Array,
  i8: Int8Array,
  u16: Uint16Array,
  i32: Int32Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
  u64: BigUint64Array,
} as const

type Kind = keyof typeof kinds
type Entry = [name: string, kind: Kind, length: number]

const align = (n: number) => (n + 7) & ~7

const kindOf = (name: string, array: TypedArray): Kind => {
  for (const kind of Object.keys(kinds) as Kind[]) if (array instanceof kinds[kind]) return kind
  throw new Error(
    `bundle array ${name}: wanted a typed array of a known kind, got ${Object.prototype.toString.call(array)}`,
  )
}

/** Packs `meta` and `arrays` into one new buffer. `magic` is 4 ASCII characters; arrays keep their order. */
export function packBundle(
  magic: string,
  version: number,
  meta: Json,
  arrays: Record<string, TypedArray>,
): Uint8Array<ArrayBuffer> {
  const names = Object.keys(arrays)
  const entries: Entry[] = names.map(name => [name, kindOf(name, arrays[name]), arrays[name].length])
  const header = new TextEncoder().encode(JSON.stringify({ meta, arrays: entries }))
  const start = align(12 + header.length)
  const total = names.reduce((at, name) => align(at + arrays[name].byteLength), start)
  const bytes = new Uint8Array(total)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < 4; i++) bytes[i] = magic.charCodeAt(i)
  view.setUint32(4, version, true)
  view.setUint32(8, header.length, true)
  bytes.set(header, 12)
  let at = start
  for (const name of names) {
    const array = arrays[name]
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
    at = align(at + array.byteLength)
  }
  return bytes
}

/**
 * Reads a bundle; the arrays are views into `bytes` (into a copy where `bytes` is not aligned to 8).
 * Throws one line on a wrong magic word, another version or a buffer that is too short.
 */
export function unpackBundle(bytes: Uint8Array, magic: string, version: number): Bundle {
  // Not bytes.slice(): on a Node Buffer that is a view of the same, unaligned memory.
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes)
  if (aligned.length < 12)
    throw new Error(`bundle ${magic}: wanted at least 12 bytes, got ${aligned.length}; make it again`)
  const found = String.fromCharCode(...aligned.subarray(0, 4))
  if (found !== magic)
    throw new Error(`bundle: wanted ${magic}, got ${JSON.stringify(found)}; this is another kind of record`)
  const view = new DataView(aligned.buffer, aligned.byteOffset, aligned.byteLength)
  const got = view.getUint32(4, true)
  if (got !== version)
    throw new Error(`bundle ${magic}: wanted version ${version}, got ${got}; make it again with this release`)
  const headerLength = view.getUint32(8, true)
  if (12 + headerLength > aligned.length)
    throw new Error(
      `bundle ${magic}: header ends at byte ${12 + headerLength} of ${aligned.length}; it was cut short, make it again`,
    )
  const header = JSON.parse(new TextDecoder().decode(aligned.subarray(12, 12 + headerLength))) as {
    meta: Json
    arrays: Entry[]
  }
  const arrays: Record<string, TypedArray> = {}
  let at = align(12 + headerLength)
  for (const [name, kind, length] of header.arrays) {
    const size = length * kinds[kind].BYTES_PER_ELEMENT
    if (at + size > aligned.length)
      throw new Error(
        `bundle ${magic}: array ${name} ends at byte ${at + size} of ${aligned.length}; it was cut short, make it again`,
      )
    arrays[name] = new kinds[kind](aligned.buffer as ArrayBuffer, aligned.byteOffset + at, length)
    at = align(at + size)
  }
  return { meta: header.meta, arrays }
}
