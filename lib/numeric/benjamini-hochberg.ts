/**
 * The largest p that is still a discovery among all of `pValues` when at most a share `q` of the discoveries may be false:
 * max p(k) with p(k) <= q k / n, p sorted. -1 where none is. The order does not matter. Source: Benjamini and Hochberg 1995.
 */
export function benjaminiHochberg(pValues: ArrayLike<number>, q: number): number {
  const sorted = Float64Array.from(pValues).sort()
  for (let k = sorted.length; k > 0; k--) if (sorted[k - 1] <= (q * k) / sorted.length) return sorted[k - 1]
  return -1
}
