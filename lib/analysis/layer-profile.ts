/** A statistic over the neurons of a layer. */
export interface LayerSummary {
  /** Neurons with a value, and without. */
  n: number
  missing: number
  /** Values at these ranks, round(p (n - 1)), as violins have them; NaN where n is 0. */
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
export function layerSummary(values: ArrayLike<number | null>): LayerSummary {
  const sorted = present(values).sort()
  const n = sorted.length
  const at = (p: number) => (n === 0 ? Number.NaN : sorted[Math.round(p * (n - 1))])
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

const present = (values: ArrayLike<number | null>) =>
  Float64Array.from(Array.from(values).filter((value): value is number => value !== null && !Number.isNaN(value)))

/** An axis that distributions share: `n` bins of equal width from `from` to `to`; what lies beyond counts at the ends. */
export interface Axis {
  from: number
  to: number
  n: number
}

/** Share of the values in each bin, summing to 1; all 0 without a value, [axis.n]. */
export function binnedShares(values: ArrayLike<number | null>, { from, to, n }: Axis): Float64Array {
  const shares = new Float64Array(n)
  const list = present(values)
  for (const value of list) {
    const bin = Math.floor(((value - from) / (to - from)) * n)
    shares[Math.min(Math.max(bin, 0), n - 1)] += 1 / list.length
  }
  return shares
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
 * What jensenShannon gives on average, in bits, for samples of `n` and `m` from one distribution over `bins` bins: its bias, from
 * the second-order term (p - q)^2 / p. Differences below it say nothing.
 */
export const expectedDivergence = (bins: number, n: number, m: number): number =>
  ((bins - 1) * (1 / n + 1 / m)) / (8 * Math.LN2)

/** 1 - JS divergence of each layer of `a` (down) to each of `b` (across), by shares of one axis; NaN where one has no values. */
export const layerSimilarities = (a: readonly ArrayLike<number>[], b: readonly ArrayLike<number>[]): number[][] =>
  a.map(one => b.map(other => 1 - jensenShannon(one, other)))

/**
 * How alike two models' layers are (methods §13), from the similarity of each layer of the one to each of the other: the mean
 * over the layers of the deeper model of that to the other's layer nearest in relative depth layer / (layers - 1); 0..1. Null
 * where either has one layer, which has no depth, or where no such pair has values.
 */
export function profileSimilarity(similar: readonly (readonly number[])[]): number | null {
  const [down, across] = [similar.length, similar[0]?.length ?? 0]
  if (down < 2 || across < 2) return null
  const deep = Math.max(down, across)
  const nearest = (layer: number, layers: number) => Math.round((layer / (deep - 1)) * (layers - 1))
  const values = Array.from({ length: deep }, (_, i) => similar[nearest(i, down)][nearest(i, across)]).filter(
    value => !Number.isNaN(value),
  )
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
