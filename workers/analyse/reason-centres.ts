import type { ReasonCentres } from '#lib/analysis/reasons.ts'
import { packBundle, unpackBundle } from '#lib/numeric/bundle.ts'

const magic = 'RSNC'
const version = 1

/** Packs what tells other examples' reasons, of a block of neurons with embeddings of d numbers; null where there is none. */
export function encodeCentres(centres: readonly (ReasonCentres | null)[], d: number): Uint8Array<ArrayBuffer> {
  const known = centres.filter(own => own !== null)
  const total = known.reduce((sum, { k }) => sum + k, 0)
  const directions = new Float32Array(total * d)
  let at = 0
  for (const own of known) {
    directions.set(own.directions, at)
    at += own.directions.length
  }
  return packBundle(
    magic,
    version,
    { d },
    {
      counts: Uint8Array.from(centres, own => own?.k ?? 0),
      directions,
      reach: Float64Array.from(known.flatMap(own => own.reach)),
    },
  )
}

/** Reads them, in the order in which they were packed. Throws one line on other data. */
export function decodeCentres(bytes: Uint8Array): (ReasonCentres | null)[] {
  const { meta, arrays } = unpackBundle(bytes, magic, version)
  const { d } = meta as { d: number }
  const directions = arrays.directions as Float32Array
  const reach = arrays.reach as Float64Array
  let at = 0
  return Array.from(arrays.counts as Uint8Array, k => {
    if (k === 0) return null
    const first = at
    at += k
    return {
      k,
      directions: directions.slice(first * d, at * d),
      reach: [...reach.subarray(first, at)],
    }
  })
}
