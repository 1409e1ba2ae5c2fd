/** Bins of mid, and bins of post, in a joint histogram. */
export const nMidBins = 24
export const nPostBins = 24

/** Cells of one neuron's joint histogram: cell = mid bin * nPostBins + post bin. */
export const nCells = nMidBins * nPostBins

/** First mid bin at or above the neuron's unit. */
export const unitBin = 13

/** First post bin at or above 0; below it lie the negative ones, -0.5..0 last. */
export const zeroPostBin = 9

/**
 * Tokens by (mid, post) of every neuron of a layer, with the energy post^2 of each cell (methods §1).
 * Mid bins: half octaves of the neuron's own unit, given by the caller. Taking 0.1 M makes the boundary of smuggling an edge,
 * so nothing straddles it. Bin 0 holds everything below unit/64 or so, and all of 0 and less; the last is open.
 * Post bins: edges 0, 0.5, 0.71, 1, 1.41 ... 45.3, the last open; on the negative side 0, -0.5, -0.71 ... -5.66, the last open:
 * post falls to about -mean/sd of a layer's mid, so little is further down, and 24 bins suffice.
 */
export interface JointHistogram {
  readonly dMlp: number
  /** Inner edge of mid bin 13, > 0, [dMlp]; 1 stands in where the caller has none (a dead neuron). */
  readonly midUnit: Float32Array
  /** Tokens by cell, exact while below 2^32, [dMlp, nMidBins, nPostBins]. */
  readonly counts: Uint32Array
  /** Sum of post^2 by cell, each token's rounded to 2^-20: exact in any order while below 2^33; same shape. */
  readonly squares: Float64Array
}

const square = 1.5 * 2 ** 32
const halfOctave = 22
const sqrtHalfBits = 0x80_0000 - 0x35_04f3
/** Half octaves that begin at 0.5: 2 * (127 - 1). */
const firstPostHalf = 252

/** An empty histogram of a layer; `midUnit` [dMlp], 0.1 M of each neuron where M is known. */
export function createJointHistogram(midUnit: ArrayLike<number>): JointHistogram {
  const units = Float32Array.from(midUnit, unit =>
    unit > 0 && unit < Number.POSITIVE_INFINITY ? Math.fround(unit) : 1,
  )
  const dMlp = units.length
  return {
    dMlp,
    midUnit: units.map(unit => (unit > 2 ** -100 ? unit : 1)),
    counts: new Uint32Array(dMlp * nCells),
    squares: new Float64Array(dMlp * nCells),
  }
}

/**
 * Counts `nTokens` tokens; `mid` and `post` (folded) [nTokens, dMlp]. Hand over many tokens at once: neurons are walked in
 * blocks whose cells stay in the processor's cache.
 */
export function addToJointHistogram(
  histogram: JointHistogram,
  mid: Float32Array,
  post: Float32Array,
  nTokens: number,
): void {
  const { dMlp, counts, squares } = histogram
  const midBits = new Int32Array(mid.buffer, mid.byteOffset, nTokens * dMlp)
  const postBits = new Int32Array(post.buffer, post.byteOffset, nTokens * dMlp)
  const unitBits = new Int32Array(histogram.midUnit.buffer, histogram.midUnit.byteOffset, dMlp)
  const block = 16
  for (let first = 0; first < dMlp; first += block) {
    const end = Math.min(first + block, dMlp)
    for (let token = 0; token < nTokens; token++) {
      for (let neuron = first, at = token * dMlp + first; neuron < end; neuron++, at++) {
        // The bits of a float, read as an integer, are a piecewise linear logarithm.
        const midBin = ((Math.max(midBits[at], 0) - unitBits[neuron]) >> halfOctave) + unitBin
        const bits = postBits[at]
        const size = bits & 0x7fff_ffff
        const half = (size >>> 23) + ((size + sqrtHalfBits) >>> 23) - firstPostHalf + 1
        const up = half < 0 ? 0 : half > 14 ? 14 : half
        const postBin = bits >= 0 ? zeroPostBin + up : zeroPostBin - 1 - (up > 8 ? 8 : up)
        const cell = neuron * nCells + (midBin < 0 ? 0 : midBin > 23 ? 23 : midBin) * nPostBins + postBin
        counts[cell]++
        const value = post[at]
        squares[cell] += value * value + square - square
      }
    }
  }
}

/** Adds `from` into `into`. Throws where they count in different units. */
export function mergeJointHistograms(into: JointHistogram, from: JointHistogram): void {
  if (into.dMlp !== from.dMlp || into.midUnit.some((unit, i) => unit !== from.midUnit[i]))
    throw new Error('joint histogram: wanted the same units of mid, got others; count both with one set of scales')
  for (let i = 0; i < into.counts.length; i++) {
    into.counts[i] += from.counts[i]
    into.squares[i] += from.squares[i]
  }
}
