/** Puts the values of a binary COPY of one column together, out of chunks cut anywhere. */
export interface LargeValueReader {
  add(chunk: Uint8Array): void
  /** The values of all rows, each in a buffer of its own. Throws where the stream ended early. */
  finish(): Uint8Array<ArrayBuffer>[]
}

/** Bytes before the first row, and before each value: the number of fields and the value's length. */
const HEADER = 19
const ROW = 6

/** Throws on a row with another number of columns and on a null. */
export const createLargeValueReader = (): LargeValueReader => {
  const values: Uint8Array<ArrayBuffer>[] = []
  // Header, then row heads and values by turns; what is being filled, and how far it is.
  let open = new Uint8Array(HEADER)
  let filled = 0
  let state: 'header' | 'row' | 'value' | 'end' = 'header'

  const begin = (next: typeof state, length: number): void => {
    state = next
    open = new Uint8Array(length)
    filled = 0
  }
  /** What follows a part that is complete. */
  const advance = (): void => {
    const view = new DataView(open.buffer)
    if (state === 'value') values.push(open)
    if (state !== 'row') {
      begin('row', ROW)
      return
    }
    const [fields, length] = [view.getInt16(0), view.getInt32(2)]
    if (fields !== 1 || length < 0) throw new Error(`copy: wanted rows of one value, got ${fields} of length ${length}`)
    begin('value', length)
    if (length === 0) advance()
  }

  return {
    add(chunk) {
      for (let at = 0; at < chunk.length; ) {
        const n = Math.min(open.length - filled, chunk.length - at)
        open.set(chunk.subarray(at, at + n), filled)
        filled += n
        at += n
        // The end mark, a number of fields of -1, is shorter than a row's head.
        if (state === 'row' && filled >= 2 && new DataView(open.buffer).getInt16(0) === -1) {
          state = 'end'
          return
        }
        if (filled === open.length) advance()
      }
    },
    finish() {
      if (state !== 'end') throw new Error('copy: wanted an end mark, got none; the stream was cut short')
      return values
    },
  }
}
