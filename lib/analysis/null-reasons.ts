import { createReader, createWriter, expectVersion } from '#lib/neuron/byte-cursor.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'

/** Neurons of a layer whose reasons are counted a second time, under another's weights: the null of all its reasons. */
export const nullSize = 32

/** A neuron's examples, and the neuron whose column of W_in they are seen through. */
export interface NullPair {
  neuron: number
  /** Others by which to see them, the first whose column is not all zeros counts. */
  others: number[]
}

/** The reasons that a neuron's examples have under another neuron's column. */
export interface NullReasons {
  /** k*, 1..10. */
  k: number
  /** Its silhouette; null where k* is 1. */
  silhouette: number | null
  /** N_clus, 1..k. */
  effective: number
}

/** Up to 32 neurons of a layer of `dMlp`, drawn by a fixed seed, ascending; none in a layer of one. */
export function nullPairs(dMlp: number, layer: number): NullPair[] {
  if (dMlp < 2) return []
  const random = seededRandom(7919 * layer + 17)
  const drawn = new Set<number>()
  while (drawn.size < Math.min(nullSize, dMlp)) drawn.add(Math.floor(random() * dMlp))
  return [...drawn]
    .sort((a, b) => a - b)
    .map(neuron => {
      // Some step further round the layer, so never the neuron itself.
      const other = () => (neuron + 1 + Math.floor(random() * (dMlp - 1))) % dMlp
      return { neuron, others: [other(), other(), other(), other()] }
    })
}

const version = 1

/** Packs LayerDetail `null-reasons`. */
export function encodeNullReasons(all: readonly NullReasons[]): Uint8Array<ArrayBuffer> {
  const out = createWriter(2 + 9 * all.length)
  out.u8(version)
  out.u8(all.length)
  for (const { k, silhouette, effective } of all) {
    out.u8(k)
    out.f32(silhouette ?? Number.NaN)
    out.f32(effective)
  }
  return out.finish()
}

/** Mean k* of a packed LayerDetail `null-reasons`; null where none of its neurons had reasons. */
export function meanNullReasons(bytes: Uint8Array): number | null {
  const all = decodeNullReasons(bytes)
  return all.length === 0 ? null : all.reduce((sum, { k }) => sum + k, 0) / all.length
}

/** Reads LayerDetail `null-reasons`. Throws one line on other data. */
export function decodeNullReasons(bytes: Uint8Array): NullReasons[] {
  const from = createReader(bytes)
  expectVersion(from, 'null reasons', version)
  return Array.from({ length: from.u8() }, () => {
    const k = from.u8()
    const silhouette = from.f32()
    return { k, silhouette: Number.isNaN(silhouette) ? null : silhouette, effective: from.f32() }
  })
}
