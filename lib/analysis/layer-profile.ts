/** A statistic over the neurons of a layer. */
export interface LayerSummary {
  /** Neurons with a value, and without. */
  n: number
  missing: number
  /** Values at these ranks, floor(p (n - 1)); NaN where n is 0. */
  min: number
  p5: number
  p25: number
  median: number
  p75: number
  p95: number
  max: number
  mean: number
}

/** Summary of a column of the neuron table; null and NaN count as missing. */
export function layerSummary(values: readonly (number | null)[]): LayerSummary {
  const sorted = present(values).sort()
  const n = sorted.length
  const at = (p: number) => (n === 0 ? Number.NaN : sorted[Math.floor(p * (n - 1))])
  const sum = sorted.reduce((total, value) => total + value, 0)
  return {
    n,
    missing: values.length - n,
    min: at(0),
    p5: at(0.05),
    p25: at(0.25),
    median: at(0.5),
    p75: at(0.75),
    p95: at(0.95),
    max: at(1),
    mean: sum / n,
  }
}

const present = (values: readonly (number | null)[]) =>
  Float64Array.from(values.filter((value): value is number => value !== null && !Number.isNaN(value)))

/** An axis that distributions share: `n` bins of equal width from `from` to `to`; what lies beyond counts at the ends. */
export interface Axis {
  from: number
  to: number
  n: number
}

/** Share of the values in each bin, summing to 1; all 0 without a value, [axis.n]. */
export function binnedShares(values: readonly (number | null)[], { from, to, n }: Axis): Float64Array {
  const shares = new Float64Array(n)
  const list = present(values)
  for (const value of list) {
    const bin = Math.floor(((value - from) / (to - from)) * n)
    shares[Math.min(Math.max(bin, 0), n - 1)] += 1 / list.length
  }
  return shares
}

/**
 * Outline of a violin: density at the middles of the bins, largest 1, [axis.n]. The binned shares smoothed with weights 1/4, 1/2,
 * 1/4 over `rounds`, reflected at the ends: no bandwidth to choose, the same for all layers.
 */
export function violinDensity(values: readonly (number | null)[], axis: Axis, rounds = 2): Float64Array {
  let density = binnedShares(values, axis)
  for (let round = 0; round < rounds; round++) {
    const before = density
    density = before.map((share, i) => {
      const left = before[Math.max(0, i - 1)]
      const right = before[Math.min(before.length - 1, i + 1)]
      return share / 2 + (left + right) / 4
    })
  }
  const largest = density.reduce((a, b) => Math.max(a, b), 0)
  return largest > 0 ? density.map(value => value / largest) : density
}

/** Jensen-Shannon divergence in bits, 0 (the same) .. 1 (nothing in common), of two lists of shares; NaN where one is empty. */
export function jensenShannon(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let total = 0
  let [sumA, sumB] = [0, 0]
  for (let i = 0; i < a.length; i++) {
    const middle = (a[i] + b[i]) / 2
    if (a[i] > 0) total += (a[i] / 2) * Math.log2(a[i] / middle)
    if (b[i] > 0) total += (b[i] / 2) * Math.log2(b[i] / middle)
    sumA += a[i]
    sumB += b[i]
  }
  return sumA > 0 && sumB > 0 ? Math.min(1, Math.max(0, total)) : Number.NaN
}

/**
 * How alike two models' layers are in one statistic (methods §13): the mean over the layers of the deeper model of
 * 1 - JS divergence to the other's layer nearest in relative depth layer / (layers - 1); 0..1. Null where either has one layer,
 * which has no depth, or where no pair of layers has values.
 */
export function profileSimilarity(
  a: readonly (readonly (number | null)[])[],
  b: readonly (readonly (number | null)[])[],
  axis: Axis,
): number | null {
  if (a.length < 2 || b.length < 2) return null
  const [deep, shallow] = a.length >= b.length ? [a, b] : [b, a]
  const others = shallow.map(layer => binnedShares(layer, axis))
  const similar = deep
    .map((layer, i) => {
      const nearest = Math.round((i / (deep.length - 1)) * (shallow.length - 1))
      return 1 - jensenShannon(binnedShares(layer, axis), others[nearest])
    })
    .filter(value => !Number.isNaN(value))
  return similar.length === 0 ? null : similar.reduce((sum, value) => sum + value, 0) / similar.length
}
