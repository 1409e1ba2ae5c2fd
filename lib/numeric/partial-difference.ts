import { nBins } from '#lib/numeric/histogram.ts'
import { momentsFromLanes } from '#lib/numeric/moments.ts'
import { lanesPerNeuron } from '#lib/numeric/power-sums.ts'
import { sampleDifference } from '#lib/numeric/sample-difference.ts'
import type { ScanPartial } from '#lib/numeric/scan-partial.ts'
import { addHistograms } from '#lib/numeric/sparse-histogram.ts'

/** How far a shard's partial is from another of the same shard and layer: the worst neuron's figure in each. */
export interface PartialDifference {
  /** |difference| of a unit's maximum, in units of max(|maximum|, the neuron's root mean square). */
  maximum: number
  /** The same of the minimum. */
  minimum: number
  /** Share of all units' maxima that lie on another token. */
  place: number
  /** |difference| of the mean in units of the root mean square, or of the variance in units of its square. */
  moments: number
  /** |difference| of skewness or excess kurtosis, over 1 + |value|; Infinity where one of the two is undefined. */
  shape: number
  /** Share of tokens that the worst neuron's cumulative histogram counts on another side of an edge, two tokens forgiven. */
  histogram: number
  /** Share of all sampled (neuron, bin, token) that only one of the two has. */
  samples: number
}

/** The most a backend may differ from the CPU in each respect (docs/decisions/012). */
export const differenceLimits: PartialDifference = {
  maximum: 1e-4,
  minimum: 1e-4,
  place: 0.01,
  moments: 1e-4,
  shape: 1e-3,
  histogram: 0.005,
  samples: 0.01,
}

/** The difference of `a` from `b`, the reference. Throws where they are not of the same tokens and neurons. */
export function partialDifference(a: ScanPartial, b: ScanPartial): PartialDifference {
  const same = a.spec === b.spec && a.shard === b.shard && a.dMlp === b.dMlp && a.nTokens === b.nTokens
  if (!same || a.unitMax.length !== b.unitMax.length)
    throw new Error(`partials: wanted two of one shard, got ${a.spec}/${a.shard} and ${b.spec}/${b.shard}`)
  const { dMlp } = b
  const worst = { maximum: 0, minimum: 0, place: 0, moments: 0, shape: 0, histogram: 0, samples: 0 }
  const [left, right] = [a, b].map(countsOf)
  const raise = (what: keyof PartialDifference, value: number) => {
    // A NaN is no agreement.
    worst[what] = Number.isNaN(value) ? Number.POSITIVE_INFINITY : Math.max(worst[what], value)
  }
  let moved = 0
  for (let neuron = 0; neuron < dMlp; neuron++) {
    const [x, y] = [a, b].map(p => momentsFromLanes(p.lanes, neuron * lanesPerNeuron, p.nTokens))
    const unit = Math.sqrt(y.variance + y.mean ** 2)
    const relative = (p: number, q: number) => (p === q ? 0 : Math.abs(p - q) / Math.max(Math.abs(q), unit))
    for (let at = neuron; at < b.unitMax.length; at += dMlp) {
      raise('maximum', relative(a.unitMax[at], b.unitMax[at]))
      if (a.unitToken[at] !== b.unitToken[at]) moved++
    }
    raise('minimum', relative(a.min[neuron], b.min[neuron]))
    raise('moments', unit === 0 ? relative(x.mean, y.mean) : Math.abs(x.mean - y.mean) / unit)
    raise('moments', unit === 0 ? 0 : Math.abs(x.variance - y.variance) / unit ** 2)
    raise('shape', shapeDifference(x.skewness, y.skewness))
    raise('shape', shapeDifference(x.kurtosis, y.kurtosis))
    raise('histogram', cumulativeDifference(left, right, neuron * nBins, b.nTokens))
  }
  worst.place = b.unitMax.length === 0 ? 0 : moved / b.unitMax.length
  worst.samples = sampleDifference(a, b)
  return worst
}

/** What is beyond its limit, as one line; null where nothing is. */
export function beyondLimits(found: PartialDifference): string | null {
  const over = (Object.keys(differenceLimits) as (keyof PartialDifference)[])
    .filter(what => !(found[what] <= differenceLimits[what]))
    .map(what => `${what} by ${found[what].toExponential(1)} (at most ${differenceLimits[what]})`)
  return over.length === 0 ? null : over.join(', ')
}

const shapeDifference = (p: number | null, q: number | null): number => {
  if (p === null || q === null) return p === q ? 0 : Number.POSITIVE_INFINITY
  return Math.abs(p - q) / (1 + Math.abs(q))
}

const countsOf = (partial: ScanPartial): Float64Array => {
  const counts = new Float64Array(partial.dMlp * nBins)
  addHistograms(partial.histograms, partial.dMlp, counts)
  return counts
}

/** Largest |difference| of two cumulative histograms, from the most negative value upward, over n. */
function cumulativeDifference(a: Float64Array, b: Float64Array, first: number, n: number): number {
  let most = 0
  let sum = 0
  for (let i = 0; i < nBins; i++) {
    // 0 and -0 are one value: both zero bins together. Bins ascend in |x|, the negative ones come first here, outermost first.
    const bin = i < nBins / 2 ? nBins - 1 - i : i - nBins / 2
    sum += a[first + bin] - b[first + bin]
    if (bin !== nBins / 2) most = Math.max(most, Math.abs(sum))
  }
  // A value as near to an edge as rounding is large lands on either side: one in some ten thousand.
  return n === 0 ? 0 : Math.max(0, most - 2) / n
}
