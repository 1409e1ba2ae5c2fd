import { type JointHistogram, nCells } from '#lib/analysis/joint-histogram.ts'
import { packBundle, unpackBundle } from '#lib/numeric/bundle.ts'

const magic = 'JNTH'
const version = 1

/**
 * Packs a joint histogram: occupied cells only, ascending, so equal histograms have equal bytes. `eta`: for one neuron alone,
 * the threshold of post from which S was read off it.
 */
export function encodeJointHistogram(
  { dMlp, midUnit, counts, squares }: JointHistogram,
  eta?: number,
): Uint8Array<ArrayBuffer> {
  const occupied: number[] = []
  for (let cell = 0; cell < counts.length; cell++) if (counts[cell] > 0) occupied.push(cell)
  return packBundle(magic, version, eta === undefined ? { dMlp } : { dMlp, eta }, {
    midUnit,
    cells: Uint32Array.from(occupied),
    counts: Uint32Array.from(occupied, cell => counts[cell]),
    squares: Float64Array.from(occupied, cell => squares[cell]),
  })
}

/** Reads a joint histogram. Throws one line on other data. */
export function decodeJointHistogram(bytes: Uint8Array): JointHistogram {
  const { meta, arrays } = unpackBundle(bytes, magic, version)
  const { dMlp } = meta as { dMlp: number }
  const counts = new Uint32Array(dMlp * nCells)
  const squares = new Float64Array(dMlp * nCells)
  for (const [i, cell] of (arrays.cells as Uint32Array).entries()) {
    counts[cell] = Number(arrays.counts[i])
    squares[cell] = Number(arrays.squares[i])
  }
  return { dMlp, midUnit: Float32Array.from(arrays.midUnit as Float32Array), counts, squares }
}

/** The threshold of post that was packed with a neuron's histogram; 1, its least, where none was. */
export const decodePostThreshold = (bytes: Uint8Array): number =>
  (unpackBundle(bytes, magic, version).meta as { eta?: number }).eta ?? 1
