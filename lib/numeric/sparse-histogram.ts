import { nBins } from '#lib/numeric/histogram.ts'

/**
 * Many histograms in few bytes. Each: the number of occupied bins, then for each of them, ascending, its distance from the
 * bin before (from -1 for the first) and its count; all LEB128 varints.
 */

/** Packs `n` histograms; `counts` is [n or more, 1024], whole numbers below 2^53. */
export function packHistograms(counts: ArrayLike<number>, n: number): Uint8Array<ArrayBuffer> {
  let bytes = new Uint8Array(1024 + n * 256)
  let at = 0
  const write = (value: number) => {
    let rest = value
    while (rest >= 128) {
      bytes[at++] = (rest % 128) + 128
      rest = Math.floor(rest / 128)
    }
    bytes[at++] = rest
  }
  for (let first = 0; first < n * nBins; first += nBins) {
    if (bytes.length - at < 10 * (nBins + 1)) bytes = grown(bytes)
    let occupied = 0
    for (let bin = 0; bin < nBins; bin++) if (counts[first + bin] > 0) occupied++
    write(occupied)
    for (let bin = 0, last = -1; bin < nBins; bin++) {
      if (counts[first + bin] === 0) continue
      write(bin - last)
      write(counts[first + bin])
      last = bin
    }
  }
  return bytes.slice(0, at)
}

/** Adds packed histograms into `counts`, [n, 1024]. Throws where the bytes do not hold exactly n. */
export function addHistograms(bytes: Uint8Array, n: number, counts: Float64Array): void {
  let at = 0
  const read = () => {
    let value = 0
    let scale = 1
    for (;;) {
      const byte = bytes[at++]
      if (byte < 128) return value + byte * scale
      if (byte === undefined) throw new Error(`histograms: wanted ${n}, the bytes end before; make the record again`)
      value += (byte - 128) * scale
      scale *= 128
    }
  }
  for (let first = 0; first < n * nBins; first += nBins) {
    const occupied = read()
    for (let i = 0, bin = -1; i < occupied; i++) {
      bin += read()
      counts[first + bin] += read()
    }
  }
  if (at !== bytes.length)
    throw new Error(`histograms: wanted ${at} bytes for ${n}, got ${bytes.length}; make the record again`)
}

/** Where each of n packed histograms begins, and the end, [n + 1]. */
export function histogramStarts(bytes: Uint8Array, n: number): Uint32Array {
  const starts = new Uint32Array(n + 1)
  let at = 0
  for (let i = 0; i < n; i++) {
    let occupied = 0
    let scale = 1
    for (; bytes[at] >= 128; scale *= 128) occupied += (bytes[at++] - 128) * scale
    occupied += bytes[at++] * scale
    for (let varints = 2 * occupied; varints > 0; ) if (bytes[at++] < 128 || at > bytes.length) varints--
    starts[i + 1] = at
  }
  return starts
}

const grown = (bytes: Uint8Array<ArrayBuffer>) => {
  const larger = new Uint8Array(bytes.length * 2 + 10 * (nBins + 1))
  larger.set(bytes)
  return larger
}
