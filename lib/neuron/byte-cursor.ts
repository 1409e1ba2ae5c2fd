/** Sequential little-endian writing into a buffer that grows. Backs the packed records of lib/neuron. */
export interface ByteWriter {
  u8(value: number): void
  u16(value: number): void
  u32(value: number): void
  f32(value: number): void
  /** Unsigned LEB128 of an integer up to 2^53 - 1. */
  varint(value: number): void
  bytes(value: Uint8Array): void
  /** What was written so far, as one new array. */
  finish(): Uint8Array<ArrayBuffer>
}

export function createWriter(capacity = 256): ByteWriter {
  let buffer = new Uint8Array(capacity)
  let view = new DataView(buffer.buffer)
  let at = 0
  const room = (n: number) => {
    if (at + n > buffer.length) {
      const larger = new Uint8Array(Math.max(buffer.length * 2, at + n))
      larger.set(buffer)
      buffer = larger
      view = new DataView(buffer.buffer)
    }
    at += n
    return at - n
  }
  // `room` may replace buffer and view, so it is called before either is looked at.
  return {
    u8(value) {
      const to = room(1)
      view.setUint8(to, value)
    },
    u16(value) {
      const to = room(2)
      view.setUint16(to, value, true)
    },
    u32(value) {
      const to = room(4)
      view.setUint32(to, value, true)
    },
    f32(value) {
      const to = room(4)
      view.setFloat32(to, value, true)
    },
    varint(value) {
      let rest = value
      for (; rest >= 128; rest = Math.floor(rest / 128)) this.u8((rest % 128) | 128)
      this.u8(rest)
    },
    bytes(value) {
      const to = room(value.length)
      buffer.set(value, to)
    },
    finish: () => buffer.slice(0, at),
  }
}

/** Sequential little-endian reading; throws a RangeError past the end. */
export interface ByteReader {
  u8(): number
  u16(): number
  u32(): number
  f32(): number
  varint(): number
  /** A view of the next `length` bytes. */
  bytes(length: number): Uint8Array
  /** Whether everything was read. */
  done(): boolean
}

export function createReader(bytes: Uint8Array): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  const step = (n: number) => {
    at += n
    return at - n
  }
  return {
    u8: () => view.getUint8(step(1)),
    u16: () => view.getUint16(step(2), true),
    u32: () => view.getUint32(step(4), true),
    f32: () => view.getFloat32(step(4), true),
    varint() {
      let value = 0
      for (let factor = 1; ; factor *= 128) {
        const byte = view.getUint8(step(1))
        value += (byte & 127) * factor
        if (byte < 128) return value
      }
    },
    bytes(length) {
      if (at + length > bytes.length) throw new RangeError(`wanted ${length} bytes at ${at}, got ${bytes.length - at}`)
      return bytes.subarray(step(length), at)
    },
    done: () => at === bytes.length,
  }
}

/** Refuses records of another layout version with one line. */
export function expectVersion(reader: ByteReader, record: string, wanted: number): void {
  const got = reader.u8()
  if (got !== wanted) throw new Error(`${record}: wanted layout version ${wanted}, got ${got}; publish the run again`)
}
