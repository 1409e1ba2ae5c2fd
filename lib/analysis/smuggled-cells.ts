import { midEdges, postEdges } from '#lib/analysis/joint-edges.ts'
import { type JointHistogram, nCells, nMidBins, nPostBins } from '#lib/analysis/joint-histogram.ts'

/** Which tail of post: `high` is post >= eta, `low` is post <= -eta. */
export type PostTail = 'high' | 'low'

/** Smuggled energy of a neuron, read off its joint histogram. */
export interface SmuggledCells {
  /** S: of the energy post^2 in the tail, the share on tokens with mid < 0.1 M; 0..1. */
  energy: number
  /** The true S differs by at most this: the energy of the row and the column of cells that the thresholds cut. */
  error: number
  /** Tokens in the smuggled cell (mid low, post in the tail), estimated as `energy` is. */
  tokens: number
}

/**
 * Smuggled energy S of one neuron (methods §1) and its mirror image for post <= -eta; `midScale` M > 0, `eta` > 0 from
 * postThreshold. Cells that a threshold cuts count by the share of them beyond it, as if filled evenly (in the logarithm of
 * mid, in post). Exact where both thresholds are edges: 0.1 M is one where the histogram's unit is 0.1 M, eta = 1 always is.
 * Null where M is not positive or the tail is empty.
 */
export function smuggledCells(
  histogram: JointHistogram,
  neuron: number,
  midScale: number,
  eta: number,
  tail: PostTail = 'high',
): SmuggledCells | null {
  if (!(midScale > 0)) return null
  const low = shares(midEdges(histogram.midUnit[neuron]), Math.fround(0.1 * midScale), Math.log)
  const above = shares(postEdges, tail === 'high' ? eta : -eta, x => x ** 3)
  const sums = {
    smuggled: 0,
    aligned: 0,
    tokens: 0,
    leastSmuggled: 0,
    mostSmuggled: 0,
    leastAligned: 0,
    mostAligned: 0,
  }
  for (let cell = 0; cell < nCells; cell++) {
    const count = histogram.counts[neuron * nCells + cell]
    if (count === 0) continue
    const energy = histogram.squares[neuron * nCells + cell]
    const below = low[Math.floor(cell / nPostBins)]
    const inTail = tail === 'high' ? 1 - above[cell % nPostBins] : above[cell % nPostBins]
    sums.smuggled += energy * inTail * below
    sums.aligned += energy * inTail * (1 - below)
    sums.tokens += count * inTail * below
    // A share strictly inside 0..1 is a guess: the truth is anything from none to all of the cell.
    sums.leastSmuggled += inTail === 1 && below === 1 ? energy : 0
    sums.mostSmuggled += inTail > 0 && below > 0 ? energy : 0
    sums.leastAligned += inTail === 1 && below === 0 ? energy : 0
    sums.mostAligned += inTail > 0 && below < 1 ? energy : 0
  }
  const all = sums.smuggled + sums.aligned
  if (all === 0) return null
  const energy = sums.smuggled / all
  const least = share(sums.leastSmuggled, sums.mostAligned)
  const most = share(sums.mostSmuggled, sums.leastAligned)
  return { energy, error: Math.max(energy - least, most - energy), tokens: sums.tokens }
}

const share = (part: number, rest: number) => (part + rest === 0 ? 0 : part / (part + rest))

/** Share of each bin that lies below `cut`: 1, 0, or for the bin it cuts the part below on the scale `on`. */
function shares(edges: Float64Array, cut: number, on: (x: number) => number): Float64Array {
  return Float64Array.from({ length: Math.min(nMidBins, edges.length - 1) }, (_, bin) => {
    const [from, to] = [edges[bin], edges[bin + 1]]
    if (cut <= from) return 0
    if (cut >= to) return 1
    // An open bin has no middle: half of it.
    if (!Number.isFinite(from) || !Number.isFinite(to)) return 0.5
    return (on(cut) - on(from)) / (on(to) - on(from))
  })
}
