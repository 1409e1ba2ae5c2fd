/** Writes rows in the format of `copy ... (format binary)`. Fields go in the table's column order. */
export interface BinaryRows {
  /** Starts a row of `fields` fields. */
  row(fields: number): void
  null(): void
  int2(value: number): void
  int4(value: number): void
  float4(value: number | null): void
  float8(value: number | null): void
  boolean(value: boolean): void
  bytea(value: Uint8Array): void
  /** Begins a bytea of so many bytes, which follow this writer's own. */
  byteaLength(length: number): void
  text(value: string): void
  /** The rows so far, without the file's header and trailer, as one new array. */
  finish(): Uint8Array
}

/** An empty writer. */
export const createBinaryRows = (capacity = 1 << 16): BinaryRows => {
  let bytes = new Uint8Array(capacity)
  let view = new DataView(bytes.buffer)
  let at = 0
  /** Makes room for `n` bytes and returns where they begin. */
  const room = (n: number): number => {
    if (at + n > bytes.length) {
      const larger = new Uint8Array(Math.max(2 * bytes.length, at + n))
      larger.set(bytes.subarray(0, at))
      bytes = larger
      view = new DataView(bytes.buffer)
    }
    at += n
    return at - n
  }
  // `room` may replace the view, so it is called before the view is named.
  const int4 = (value: number): void => {
    const place = room(4)
    view.setInt32(place, value)
  }
  const none = (): void => int4(-1)
  const bytea = (value: Uint8Array): void => {
    int4(value.length)
    const start = room(value.length)
    bytes.set(value, start)
  }
  return {
    row(fields) {
      const place = room(2)
      view.setInt16(place, fields)
    },
    null: none,
    int2(value) {
      int4(2)
      const place = room(2)
      view.setInt16(place, value)
    },
    int4(value) {
      int4(4)
      int4(value)
    },
    float4(value) {
      if (value === null) return none()
      int4(4)
      const place = room(4)
      view.setFloat32(place, value)
    },
    float8(value) {
      if (value === null) return none()
      int4(8)
      const place = room(8)
      view.setFloat64(place, value)
    },
    boolean(value) {
      int4(1)
      const place = room(1)
      view.setUint8(place, value ? 1 : 0)
    },
    bytea,
    byteaLength: int4,
    text: value => bytea(new TextEncoder().encode(value)),
    finish: () => bytes.slice(0, at),
  }
}
