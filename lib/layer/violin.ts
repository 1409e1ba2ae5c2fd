/** The shape of one statistic over a layer's neurons, on an axis 0..1 that several layers share. */
export interface Violin {
  /** Half widths 0..1 at equal steps along the axis; empty below 30 values. */
  widths: number[]
  /** Where the single values lie, for a layer of fewer than 30; else empty. */
  dots: number[]
  /** Quartiles on the axis, and the median as a value; null without values. */
  quartiles: [low: number, median: number, high: number] | null
  median: number | null
}

/** An axis from `low` to `high`, logarithmic or linear. */
export interface ValueAxis {
  low: number
  high: number
  log: boolean
}

/** Below this a shape would be made up. */
const FEW = 30
const STEPS = 48
/** Weights of a step and its neighbours: what is one value apart should not look like a tooth. */
const KERNEL = [1, 4, 6, 4, 1]

const defined = (values: Float32Array) => values.filter(value => !Number.isNaN(value)).sort()

/** Value at a share 0..1 of sorted values. */
const at = (sorted: Float32Array, share: number): number => sorted[Math.round(share * (sorted.length - 1))]

/**
 * The axis that several layers share: from the lowest 1st to the highest 99th percentile, logarithmic where all of it is
 * positive and spans more than a factor of 20. Null where no layer has a value.
 */
export function commonAxis(layers: readonly Float32Array[]): ValueAxis | null {
  const sorted = layers.map(defined).filter(({ length }) => length > 0)
  if (sorted.length === 0) return null
  const low = Math.min(...sorted.map(values => at(values, 0.01)))
  const high = Math.max(...sorted.map(values => at(values, 0.99)))
  return { low, high: high > low ? high : low + 1, log: low > 0 && high > 20 * low }
}

/** Place of a value on an axis, kept inside 0..1. */
export function placeOn({ low, high, log }: ValueAxis, value: number): number {
  const place = log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low)
  return Math.min(1, Math.max(0, Number.isNaN(place) ? 0 : place))
}

/** The shape of a layer's values on an axis; undefined values are left out. */
export function violin(values: Float32Array, axis: ValueAxis): Violin {
  const sorted = defined(values)
  if (sorted.length === 0) return { widths: [], dots: [], quartiles: null, median: null }
  const places = Array.from(sorted, value => placeOn(axis, value))
  const [low, median, high] = [0.25, 0.5, 0.75].map(share => placeOn(axis, at(sorted, share)))
  const summary = { quartiles: [low, median, high] as [number, number, number], median: at(sorted, 0.5) }
  if (sorted.length < FEW) return { widths: [], dots: places, ...summary }
  const counts = new Float64Array(STEPS)
  for (const place of places) counts[Math.min(STEPS - 1, Math.floor(place * STEPS))]++
  const smooth = Array.from(counts, (_, i) =>
    KERNEL.reduce((sum, weight, k) => sum + weight * (counts[i + k - 2] ?? 0), 0),
  )
  const widest = Math.max(...smooth)
  return { widths: smooth.map(width => width / widest), dots: [], ...summary }
}
