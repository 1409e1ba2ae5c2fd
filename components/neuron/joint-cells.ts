import { midEdges, postEdges } from '#lib/analysis/joint-edges.ts'
import { nPostBins, unitBin, zeroPostBin } from '#lib/analysis/joint-histogram.ts'

/** Cells of a neuron's joint histogram that are drawn alike. */
export interface JointShade {
  /** Whether they lie at or above a quarter of M before LayerNorm: there the neuron fires. */
  fires: boolean
  /** How many tokens they hold, as a step of the logarithm, 1 .. `shades`. */
  shade: number
  /** Bins of the activation before LayerNorm and after, 0..23. */
  cells: [mid: number, post: number][]
}

/** Steps of shading. */
export const shades = 6

/** Half octaves from the unit, 0.1 M, to the first edge at or above a quarter of M. */
const firingBin = midEdges(1).findIndex(edge => edge >= 2.5)

/** Occupied cells of one neuron's joint histogram, counts [24 * 24] in units of 0.1 M before LayerNorm, by their shade. */
export function jointShades(counts: Uint32Array): JointShade[] {
  const most = Math.log(counts.reduce((a, b) => Math.max(a, b), 1) + 1)
  const found = new Map<number, JointShade>()
  for (const [cell, tokens] of counts.entries()) {
    if (tokens === 0) continue
    const [mid, post] = [Math.floor(cell / nPostBins), cell % nPostBins]
    const fires = mid >= firingBin
    const shade = Math.ceil((Math.log(tokens + 1) / most) * shades)
    const key = shade + (fires ? shades : 0)
    const own = found.get(key) ?? { fires, shade, cells: [] }
    own.cells.push([mid, post])
    found.set(key, own)
  }
  return [...found.values()]
}

/**
 * Where a value after LayerNorm lies among the bins: that of its bin, and how far up in it, as `smuggledCells` shares a bin that
 * the threshold cuts (a cube, since the energy n^2 is what counts).
 */
export function postPlace(value: number): number {
  const bin = postEdges.findLastIndex(edge => edge <= value)
  const [from, to] = [postEdges[bin], postEdges[bin + 1]]
  if (!Number.isFinite(from) || !Number.isFinite(to)) return bin + 0.5
  return bin + (value ** 3 - from ** 3) / (to ** 3 - from ** 3)
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
