import { describe, expect, test } from 'vitest'
import { normalFrom, seededRandom } from '#lib/numeric/seeded-random.ts'
import { layerNorm, layerNormScale, solu } from '#lib/numeric/solu.ts'

const close = (got: Float64Array, wanted: number[], digits: number) =>
  wanted.forEach((x, i) => {
    expect(got[i]).toBeCloseTo(x, digits)
  })

/** m values: the given ones, then `fill`. */
const wide = (m: number, first: number[], fill = 0) => Float64Array.from({ length: m }, (_, i) => first[i] ?? fill)
const largest = (x: Float64Array) => Math.max(...x)

describe('SoLU and its LayerNorm', () => {
  test('SoLU(4,1,4,1) is (1.905148, 0.023713, 1.905148, 0.023713), its LayerNorm +-0.999994', () => {
    const mid = solu([4, 1, 4, 1])
    close(mid, [1.905148, 0.023713, 1.905148, 0.023713], 6)
    close(layerNorm(mid), [0.999994, -0.999994, 0.999994, -0.999994], 6)
  })

  test('SoLU(4,0,0,0) is (3.79166, 0, 0, 0), its LayerNorm (1.732048, -0.577349 x 3)', () => {
    const mid = solu([4, 0, 0, 0])
    close(mid, [3.79166, 0, 0, 0], 5)
    close(layerNorm(mid), [1.732048, -0.577349, -0.577349, -0.577349], 6)
  })

  test('SoLU(1,1,1,1) is a quarter each, its LayerNorm 0', () => {
    expect([...solu([1, 1, 1, 1])]).toEqual([0.25, 0.25, 0.25, 0.25])
    expect([...layerNorm(solu([1, 1, 1, 1]))]).toEqual([0, 0, 0, 0])
  })

  test('one neuron at 8 among 1024 reaches mid 5.9560 and post 31.98', () => {
    const mid = solu(wide(1024, [8]))
    expect(largest(mid)).toBeCloseTo(5.956, 4)
    expect(largest(layerNorm(mid))).toBeCloseTo(31.98, 2)
  })

  test('256 of 1024 neurons at 0.5 reach mid 6.93e-4 and post 0.1636: epsilon limits the scale to 0.0032', () => {
    const mid = solu(wide(1024, Array(256).fill(0.5)))
    expect(largest(mid)).toBeCloseTo(6.93e-4, 6)
    expect(layerNormScale(mid)).toBeCloseTo(0.0032, 4)
    expect(largest(layerNorm(mid))).toBeCloseTo(0.1636, 4)
  })

  test('amplification never exceeds 1 / sqrt(epsilon) = 316.2', () => {
    expect(1 / layerNormScale([0.1, 0.1, 0.1])).toBeCloseTo(316.2, 1)
  })

  test('the softmax denominator does not reach the output: LN(SoLU(x)) = LN(x exp(x)) without epsilon', () => {
    const normal = normalFrom(seededRandom(3))
    const pre = Float64Array.from({ length: 50 }, normal)
    const wanted = layerNorm(
      pre.map(x => x * Math.exp(x)),
      0,
    )
    close(layerNorm(solu(pre), 0), [...wanted], 12)
  })

  test('mid is never below -(1/e) / sum exp(pre)', () => {
    const normal = normalFrom(seededRandom(4))
    for (let i = 0; i < 100; i++) {
      const pre = Float64Array.from({ length: 8 }, () => 3 * normal())
      const total = pre.reduce((sum, x) => sum + Math.exp(x), 0)
      expect(Math.min(...solu(pre))).toBeGreaterThanOrEqual(-1 / Math.E / total - 1e-15)
    }
  })

  test('large inputs do not overflow', () => {
    expect([...solu([2000, 0])]).toEqual([2000, 0])
  })
})
