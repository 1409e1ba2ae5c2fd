import { midEdges, postEdges } from '#lib/analysis/joint-edges.ts'
import { nPostBins, unitBin, zeroPostBin } from '#lib/analysis/joint-histogram.ts'

/** An occupied cell of a neuron's joint histogram. */
export interface JointCell {
  /** Bin of the activation before LayerNorm and of that after, 0..23. */
  mid: number
  post: number
  tokens: number
  /** Whether the whole cell lies at or above a quarter of M before LayerNorm: there the neuron fires. */
  fires: boolean
}

/** Bin of the activation after LayerNorm from 1 up, where it may count as high. */
export const highPostBin = postEdges.indexOf(1)

/** Half octaves from the unit, 0.1 M, to the first edge at or above a quarter of M. */
const firingBin = midEdges(1).findIndex(edge => edge >= 2.5)

/** Occupied cells of one neuron's joint histogram, counts [24 * 24] in units of 0.1 M before LayerNorm. */
export function jointCells(counts: ArrayLike<number>): JointCell[] {
  return Array.from(counts, (tokens, cell) => {
    const mid = Math.floor(cell / nPostBins)
    return { mid, post: cell % nPostBins, tokens, fires: mid >= firingBin }
  }).filter(({ tokens }) => tokens > 0)
}

/** Ticks of both axes: bin whose lower edge it marks, and its value as words. */
export const midTicks = [
  { bin: unitBin - 6, words: '0.01 M' },
  { bin: unitBin, words: '0.1 M' },
  { bin: unitBin + 6, words: '0.8 M' },
]
export const postTicks = [-4, -1, 0, 1, 4, 16].map(value => ({
  bin: value === 0 ? zeroPostBin : postEdges.indexOf(value),
  value,
}))
