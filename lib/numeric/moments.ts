import { exactLimit, lanesTotal, nLanes, ratio } from '#lib/numeric/exact-sum.ts'

/** Shape of a distribution over n values. */
export interface Moments {
  /** Number of values. */
  n: number
  /** Mean; NaN where n = 0 or the values are too large for exact sums (a sum of x^4 at or above 2^72). */
  mean: number
  /** Biased variance M2/n; 0 where the standard deviation is below 2^-20 of the root mean square: rounding. NaN as mean. */
  variance: number
  /**
   * Skewness sqrt(n) M3 / M2^1.5; null where n < 4, M2 = 0 or mean is NaN, and from power sums where the standard deviation
   * is below 1/256 of the root mean square: differences of sums of x^4 no longer hold it.
   */
  skewness: number | null
  /** Excess kurtosis n M4 / M2^2 - 3; null where skewness is. */
  kurtosis: number | null
}

/** Mean and sums of powers of deviations from it: M_k = sum (x - mean)^k. */
export interface CentralMoments {
  n: number
  mean: number
  m2: number
  m3: number
  m4: number
}

/**
 * Moments of n values from their exact power sums S1..S4 (`lanes[at...]`, [4, nLanes]), in exact integers to the end:
 * n M2 = n S2 - S1^2; n^2 M3 = n^2 S3 - 3 n S1 S2 + 2 S1^3; n^3 M4 = n^3 S4 - 4 n^2 S1 S3 + 6 n S1^2 S2 - 3 S1^4 (methods §3).
 */
export function momentsFromLanes(lanes: Float64Array, at: number, n: number): Moments {
  if (n === 0 || !(lanes[at + 3 * nLanes] < exactLimit))
    return { n, mean: Number.NaN, variance: Number.NaN, skewness: null, kurtosis: null }
  const s = [0, 1, 2, 3].map(power => lanesTotal(lanes, at + power * nLanes))
  const count = BigInt(n)
  // Sums count steps of 2^-100, so a product of k sums counts steps of 2^-100k: bring all terms to one scale.
  const u = 1n << 100n
  const nM2 = count * s[1] * u - s[0] * s[0]
  const n2M3 = count * count * s[2] * u * u - 3n * count * s[0] * s[1] * u + 2n * s[0] ** 3n
  const n3M4 =
    count ** 3n * s[3] * u ** 3n - 4n * count ** 2n * s[0] * s[2] * u * u + 6n * count * s[0] ** 2n * s[1] * u
  const mean = ratio(s[0], count * u)
  const rounding = nM2 <= 0n || nM2 * (1n << 40n) <= count * s[1] * u
  const moments: Moments = { n, mean, variance: 0, skewness: null, kurtosis: null }
  if (rounding) return moments
  const m2 = ratio(nM2, count * u * u)
  moments.variance = m2 / n
  if (n < 4 || nM2 * (1n << 16n) < count * s[1] * u) return moments
  moments.skewness = (Math.sqrt(n) * ratio(n2M3, count ** 2n * u ** 3n)) / m2 ** 1.5
  moments.kurtosis = (n * ratio(n3M4 - 3n * s[0] ** 4n, count ** 3n * u ** 4n)) / (m2 * m2) - 3
  return moments
}

/** Central moments of a list of values, in two passes. */
export function centralMoments(values: ArrayLike<number>): CentralMoments {
  const n = values.length
  let mean = 0
  for (let i = 0; i < n; i++) mean += values[i] / n
  const result = { n, mean, m2: 0, m3: 0, m4: 0 }
  for (let i = 0; i < n; i++) {
    const d = values[i] - mean
    result.m2 += d ** 2
    result.m3 += d ** 3
    result.m4 += d ** 4
  }
  return result
}

/** Central moments of two lists together (Pébay 2008; methods §3). Rounds, so its bits depend on the order. */
export function mergeCentralMoments(a: CentralMoments, b: CentralMoments): CentralMoments {
  const n = a.n + b.n
  if (n === 0) return a
  const d = b.mean - a.mean
  const ab = a.n * b.n
  return {
    n,
    mean: a.mean + (d * b.n) / n,
    m2: a.m2 + b.m2 + (d ** 2 * ab) / n,
    m3: a.m3 + b.m3 + (d ** 3 * ab * (a.n - b.n)) / n ** 2 + (3 * d * (a.n * b.m2 - b.n * a.m2)) / n,
    m4:
      a.m4 +
      b.m4 +
      (d ** 4 * ab * (a.n ** 2 - ab + b.n ** 2)) / n ** 3 +
      (6 * d ** 2 * (a.n ** 2 * b.m2 + b.n ** 2 * a.m2)) / n ** 2 +
      (4 * d * (a.n * b.m3 - b.n * a.m3)) / n,
  }
}

/** Moments as reported, from central moments. */
export function momentsFromCentral({ n, mean, m2, m3, m4 }: CentralMoments): Moments {
  const shape = n >= 4 && m2 > 0
  return {
    n,
    mean: n === 0 ? Number.NaN : mean,
    variance: n === 0 ? Number.NaN : m2 / n,
    skewness: shape ? (Math.sqrt(n) * m3) / m2 ** 1.5 : null,
    kurtosis: shape ? (n * m4) / m2 ** 2 - 3 : null,
  }
}
