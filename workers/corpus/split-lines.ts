/** A line of bytes without its LF, or one of several consecutive parts of a line too long to be held. */
export interface LinePart {
  /** Number of the line, from 1. */
  line: number
  bytes: Uint8Array
  /** Whether the line starts and ends with this part; both for a line in one part. */
  first: boolean
  last: boolean
}

/** Longer lines come in parts: the first of about this many bytes, then a chunk each. */
export const LONGEST_LINE = 8 << 20

const LF = 10

/** Splits a stream of bytes into lines, holding at most one part and one chunk. */
export async function* splitLines(stream: AsyncIterable<Uint8Array>, longest = LONGEST_LINE): AsyncGenerator<LinePart> {
  let held: Uint8Array[] = []
  let length = 0
  let line = 1
  let first = true
  const take = (last: boolean): LinePart => {
    const part = { line, bytes: held.length === 1 ? held[0] : Buffer.concat(held), first, last }
    held = []
    length = 0
    first = last
    if (last) line++
    return part
  }
  for await (const chunk of stream) {
    let from = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, from)) {
      held.push(chunk.subarray(from, end))
      yield take(true)
      from = end + 1
    }
    if (from < chunk.length) held.push(chunk.subarray(from))
    length = from > 0 ? chunk.length - from : length + chunk.length
    // Once a line has turned out to be long there is no use in holding more of it.
    if (length > longest || !first) yield take(false)
  }
  if (length > 0 || !first) yield take(true)
}
