import { type GroupSums, nGroups } from '#lib/analysis/group-sums.ts'
import { jackknifeError } from '#lib/numeric/jackknife.ts'
import { type Moments, momentsFromLanes } from '#lib/numeric/moments.ts'
import { lanesPerNeuron } from '#lib/numeric/power-sums.ts'

/** Moments of a neuron with the uncertainty that documents, not tokens, give them. */
export interface MomentErrors {
  /** Of all groups together. */
  moments: Moments
  /** Jackknife standard error of the skewness; null where a group left out leaves none. */
  skewness: number | null
  /** Of the excess kurtosis; null where that of the skewness is. */
  kurtosis: number | null
}

/** Moments of one neuron with jackknife errors over the 16 groups of documents (methods §0, §3). */
export function momentErrors({ dMlp, lanes, counts }: GroupSums, neuron: number): MomentErrors {
  const total = new Float64Array(lanesPerNeuron)
  const groups = Array.from({ length: nGroups }, (_, group) => {
    const at = (group * dMlp + neuron) * lanesPerNeuron
    return lanes.subarray(at, at + lanesPerNeuron)
  })
  for (const group of groups) for (let i = 0; i < lanesPerNeuron; i++) total[i] += group[i]
  const n = counts.reduce((sum, count) => sum + count, 0)
  const moments = momentsFromLanes(total, 0, n)
  if (moments.skewness === null) return { moments, skewness: null, kurtosis: null }
  // Exact sums can be taken apart again: all but one group is the total less that group. Groups without tokens do not count.
  const left = groups
    .map((group, i) => ({ rest: total.map((sum, j) => sum - group[j]), count: counts[i] }))
    .filter(({ count }) => count > 0)
    .map(({ rest, count }) => momentsFromLanes(rest, 0, n - count))
  return {
    moments,
    skewness: jackknifeError(left.map(rest => rest.skewness)),
    kurtosis: jackknifeError(left.map(rest => rest.kurtosis)),
  }
}

/**
 * Share of the fourth central moment that the strongest tokens carry, 0..1: sum over `top` of (a - mean)^4 / M4, with
 * M4 = n variance^2 (kurtosis + 3). Near 1 says that a few tokens decide the kurtosis. Null where kurtosis is.
 */
export function fourthMomentShare(top: ArrayLike<number>, moments: Moments): number | null {
  const { n, mean, variance, kurtosis } = moments
  if (kurtosis === null) return null
  let sum = 0
  for (let i = 0; i < top.length; i++) sum += (top[i] - mean) ** 4
  return Math.min(1, sum / (n * variance ** 2 * (kurtosis + 3)))
}
