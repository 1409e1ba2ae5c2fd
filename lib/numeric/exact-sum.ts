/**
 * Sums that are the same in any order. A double is split on grids 2^20, 2^-10, 2^-40, 2^-70, 2^-100: each part is a
 * multiple of its grid and below 2^30 steps (the first: any size), so adding up to 2^23 of them never rounds.
 * What is left below 2^-101 is dropped. Totals below 2^72 are exact.
 */
export const grids = [2 ** 20, 2 ** -10, 2 ** -40, 2 ** -70, 2 ** -100]

/** Lanes of one sum. */
export const nLanes = grids.length

/** Totals at or above this are not exact any more; see `checkLanes`. */
export const exactLimit = 2 ** 72

/** Adding and subtracting these rounds to each grid (round half to even). */
const magic = grids.map(grid => 1.5 * 2 ** 52 * grid)
const unit = 2 ** 100

/** Adds `value` to the sum whose lanes begin at `lanes[at]`, [nLanes]. */
export function addToLanes(lanes: Float64Array, at: number, value: number): void {
  let rest = value
  for (let lane = 0; lane < nLanes; lane++) {
    const part = rest + magic[lane] - magic[lane]
    lanes[at + lane] += part
    rest -= part
  }
}

/** The sum as an integer count of 2^-100. Its lanes must be finite. */
export function lanesTotal(lanes: Float64Array, at: number): bigint {
  let total = 0n
  for (let lane = 0; lane < nLanes; lane++) {
    const step = BigInt(lanes[at + lane] / grids[lane])
    total += step << BigInt(Math.log2(grids[lane] * unit))
  }
  return total
}

/** a / b to within 2^-60 relative, for integers of any size; b > 0. */
export function ratio(a: bigint, b: bigint): number {
  if (a === 0n) return 0
  const shift = BigInt(Math.max(0, 64 + bitLength(b) - bitLength(a)))
  return Number((a << shift) / b) * 2 ** -Number(shift)
}

const bitLength = (x: bigint) => (x < 0n ? -x : x).toString(16).length * 4
