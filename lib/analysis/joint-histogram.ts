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

/** Adding and subtracting this rounds to 2^-20. */
const rounding = 1.5 * 2 ** 32
/** Added to a float's bits, carries into the exponent where the mantissa is at least that of the square root of a half. */
const sqrtHalf = 0x80_0000 - 0x35_04f3

// Tables instead of comparisons: the branches of random activations are mispredicted half of the time.
/** First cell of the mid bin, by half octaves above the unit, -256..255. */
const midRows = Int32Array.from({ length: 512 }, (_, i) => clamp(i - 256 + unitBin, 0, nMidBins - 1) * nPostBins)
/** Bin of post by whole octaves, from its sign and exponent, [512]; a half-octave edge passed adds 1, or -1 below 0. */
const octaves = Int32Array.from({ length: 512 }, (_, i) =>
  i < 256 ? zeroPostBin + clamp(i - 125, 0, 7) : zeroPostBin - 1 - clamp(i - 256 - 125, 0, 4),
)
const halfOctaves = Int32Array.from({ length: 512 }, (_, i) =>
  i < 256 ? clamp(i - 126, 0, 7) : -clamp(i - 256 - 126, 0, 4),
)

function clamp(x: number, from: number, to: number): number {
  return Math.min(Math.max(x, from), to)
}

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
        // The bits of a float, read as an integer, are a piecewise linear logarithm; those of mid <= 0 are taken as 0.
        const bits = midBits[at]
        const midRow = midRows[(((bits & ~(bits >> 31)) - unitBits[neuron]) >> 22) + 256]
        const code = postBits[at]
        const cell = neuron * nCells + midRow + octaves[code >>> 23] + halfOctaves[(code + sqrtHalf) >>> 23]
        counts[cell]++
        const value = post[at]
        squares[cell] += value * value + rounding - rounding
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
