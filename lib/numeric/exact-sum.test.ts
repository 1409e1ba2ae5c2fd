import { describe, expect, test } from 'vitest'
import { addToLanes, lanesTotal, nLanes, ratio } from '#lib/numeric/exact-sum.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'

const sum = (values: number[]) => {
  const lanes = new Float64Array(nLanes)
  for (const value of values) addToLanes(lanes, 0, value)
  return lanes
}
const random = seededRandom(5)
/** Numbers of very different sizes, as fourth powers of activations are. */
const values = Array.from({ length: 400 }, () => (random() - 0.4) * 2 ** Math.floor(80 * random() - 50))

describe('exact sums', () => {
  test('have the same bits in any order and any grouping', () => {
    const wanted = sum(values)
    for (let i = 0; i < 20; i++) {
      const order = [...values].sort(() => random() - 0.5)
      const cut = Math.floor(random() * values.length)
      expect(sum(order)).toEqual(wanted)
      const parts = [sum(order.slice(0, cut)), sum(order.slice(cut))]
      expect(parts[0].map((lane, j) => lane + parts[1][j])).toEqual(wanted)
    }
  })

  test('are the sums of their terms rounded to 2^-100', () => {
    // Every term is a double: an integer times a power of two, so integers of 2^-200 hold all of them.
    const units = (x: number) => BigInt(x * 2 ** 100 * 2 ** 60) << 40n
    const exact = values.reduce((total, x) => total + units(x), 0n)
    const off = exact - (lanesTotal(sum(values), 0) << 100n)
    expect(off < 0n ? -off : off).toBeLessThanOrEqual(BigInt(values.length) << 99n)
  })

  test('of a plain doubles loop would depend on the order', () => {
    const forward = values.reduce((a, b) => a + b, 0)
    const sorted = [...values].sort((a, b) => a - b).reduce((a, b) => a + b, 0)
    expect(forward).not.toBe(sorted)
  })

  test('ratios of large integers are correctly scaled', () => {
    expect(ratio(1n, 3n)).toBeCloseTo(1 / 3, 15)
    expect(ratio(-(10n ** 400n), 4n * 10n ** 399n)).toBe(-2.5)
    expect(ratio(10n ** 30n, 1n)).toBe(1e30)
    expect(ratio(0n, 5n)).toBe(0)
  })
})
