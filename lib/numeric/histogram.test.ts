import { describe, expect, test } from 'vitest'
import { binMidpoint, binOf, innerEdge, outerEdge, sampleBinOf, totalCount, zeroCount } from '#lib/numeric/histogram.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'

describe('histogram bins', () => {
  test('put 1 at the start of an octave of 16 bins, and negatives 512 further', () => {
    expect(binOf(1)).toBe(20 * 16)
    expect(binOf(Math.fround(1.0624999))).toBe(20 * 16)
    expect(binOf(1.0625)).toBe(20 * 16 + 1)
    expect(binOf(2)).toBe(21 * 16)
    expect(binOf(-1)).toBe(20 * 16 + 512)
  })

  test('hold values near 0 in the zero bin of their sign, and 2^12 and more in the last', () => {
    expect([0, 1e-45, 2 ** -21, 2 ** -20].map(binOf)).toEqual([0, 0, 0, 0])
    expect([-0, -1e-45, -(2 ** -20)].map(binOf)).toEqual([512, 512, 512])
    expect(binOf(2 ** -20 * (17 / 16))).toBe(1)
    expect([4095, 4096, 3.4e38].map(binOf)).toEqual([511, 511, 511])
    expect(binOf(-3.4e38)).toBe(1023)
  })

  test('lie between their edges, and their midpoint is within 1/33 of every value', () => {
    const random = seededRandom(2)
    let worst = 0
    for (let i = 0; i < 20_000; i++) {
      const x = Math.fround(2 ** (31 * random() - 19.9) * (random() < 0.5 ? 1 : -1))
      const bin = binOf(x)
      expect(Math.abs(x)).toBeGreaterThanOrEqual(innerEdge(bin))
      expect(Math.abs(x)).toBeLessThan(outerEdge(bin))
      worst = Math.max(worst, Math.abs(binMidpoint(bin) - x) / Math.abs(x))
    }
    expect(worst).toBeLessThanOrEqual(1 / 33 + 1e-12)
    expect(worst).toBeGreaterThan(1 / 34)
  })

  test('meet without gaps', () => {
    for (let bin = 0; bin < 511; bin++) {
      expect(outerEdge(bin)).toBe(innerEdge(bin + 1))
      expect(outerEdge(bin + 512)).toBe(innerEdge(bin + 513))
    }
    expect(outerEdge(511)).toBe(Number.POSITIVE_INFINITY)
  })

  test('map to sample bins of a quarter octave from 2^-12 to 2^4, open at both ends', () => {
    expect(sampleBinOf(binOf(1e-9))).toBe(0)
    expect(sampleBinOf(binOf(2 ** -12))).toBe(0)
    expect(sampleBinOf(binOf(2 ** -12 * 1.25))).toBe(1)
    expect(sampleBinOf(binOf(1))).toBe(48)
    expect(sampleBinOf(binOf(15.9))).toBe(63)
    expect(sampleBinOf(binOf(1000))).toBe(63)
  })

  test('count all values, and those near 0 of both signs', () => {
    const counts = new Float64Array(1024)
    for (const x of [0, -0, 1, -1, 1e-9]) counts[binOf(x)]++
    expect(totalCount(counts)).toBe(5)
    expect(zeroCount(counts)).toBe(3)
  })
})
