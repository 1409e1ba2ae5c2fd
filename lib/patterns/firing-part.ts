import { packBundle, unpackBundle } from '#lib/numeric/bundle.ts'
import type { FiringCounts } from '#lib/patterns/firing-counts.ts'
import { patternIndexVersion } from '#lib/patterns/index-version.ts'

/**
 * The firings of a layer's neurons at consecutive tokens, by token: those of token t are starts[t] .. starts[t + 1], their
 * neurons ascending. What is below a tenth of M is not there.
 */
export interface LayerFirings {
  layer: number
  dMlp: number
  /** [nTokens + 1] */
  starts: Uint32Array
  /** Neuron of each firing. */
  neurons: Uint16Array
  /** Its activation in hundredths of M (lib/patterns/firing-level.ts). */
  steps: Uint8Array
  counts: FiringCounts
}

/** A part as it is stored: neurons as differences. */
export interface PackedFirings {
  part: number
  layer: number
  dMlp: number
  nTokens: number
  nFirings: number
  /** LEB128 numbers: of each token how many fire, then each neuron less the one before it. */
  packed: Uint8Array
  steps: Uint8Array
  counts: FiringCounts
}

const magic = 'PFIR'

/** Packs the firings of one part of the sample. */
export function encodeFirings(part: number, firings: LayerFirings): Uint8Array<ArrayBuffer> {
  const { layer, dMlp, starts, neurons, steps, counts } = firings
  const nTokens = starts.length - 1
  // A number below 2^16 takes at most three bytes.
  const packed = new Uint8Array(3 * (nTokens + neurons.length))
  let at = 0
  const put = (value: number) => {
    let rest = value
    for (; rest >= 128; rest >>>= 7) packed[at++] = (rest & 127) | 128
    packed[at++] = rest
  }
  for (let token = 0; token < nTokens; token++) {
    put(starts[token + 1] - starts[token])
    let before = 0
    for (let i = starts[token]; i < starts[token + 1]; i++) {
      put(neurons[i] - before)
      before = neurons[i]
    }
  }
  const meta = { part, layer, dMlp, nTokens, nFirings: neurons.length }
  const { tokens, documents, sums, squares } = counts
  return packBundle(magic, patternIndexVersion, meta, {
    packed: packed.slice(0, at),
    steps,
    tokens,
    documents,
    sums,
    squares,
  })
}

/** Opens a part. Throws one line on other data. */
export function openFirings(bytes: Uint8Array): PackedFirings {
  const { meta, arrays } = unpackBundle(bytes, magic, patternIndexVersion)
  const { packed, steps, tokens, documents, sums, squares } = arrays
  const counts = { tokens, documents, sums, squares } as FiringCounts
  return { ...(meta as object), packed, steps, counts } as unknown as PackedFirings
}

/** Unpacks a part into a layer's arrays, from its first token's slot and its first firing's place on. */
export function unpackFirings(from: PackedFirings, into: LayerFirings, slot: number, place: number): void {
  const { packed, nTokens } = from
  const { starts, neurons } = into
  let at = 0
  let to = place
  for (let token = 0; token < nTokens; token++) {
    let byte = packed[at++]
    let count = byte & 127
    for (let shift = 7; byte >= 128; shift += 7) {
      byte = packed[at++]
      count |= (byte & 127) << shift
    }
    starts[slot + token] = to
    let neuron = 0
    for (const end = to + count; to < end; to++) {
      byte = packed[at++]
      neuron += byte & 127
      for (let shift = 7; byte >= 128; shift += 7) {
        byte = packed[at++]
        neuron += (byte & 127) << shift
      }
      neurons[to] = neuron
    }
  }
  starts[slot + nTokens] = to
  into.steps.set(from.steps, place)
}
