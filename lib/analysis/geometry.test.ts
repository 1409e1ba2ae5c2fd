import { describe, expect, test } from 'vitest'
import { dimensionShares, nearestRows, rowCosines, transposed } from '#lib/analysis/geometry.ts'
import { normalFrom, seededRandom } from '#lib/numeric/seeded-random.ts'

const polygon = (n: number) =>
  Float32Array.from({ length: 2 * n }, (_, i) =>
    i % 2 ? Math.sin((2 * Math.PI * (i - 1)) / 2 / n) : Math.cos((Math.PI * i) / n),
  )

describe('dimension share', () => {
  test('is 0.4 for each corner of a regular pentagon in the plane', () => {
    for (const share of dimensionShares(polygon(5), 5, 2)) expect(share).toBeCloseTo(0.4, 6)
  })

  test('is 0.5 for an antipodal pair on a line, 1 for a direction of its own, NaN for none', () => {
    expect([...dimensionShares(Float32Array.of(1, 0, -1, 0, 0, 3, 0, 0), 4, 2)]).toEqual([0.5, 0.5, 1, Number.NaN])
  })

  test('is what all pairs of rows give, and sums to at most the width', () => {
    const [n, d] = [37, 11]
    const matrix = Float32Array.from({ length: n * d }, normalFrom(seededRandom(2)))
    const dot = (i: number, j: number) => {
      let sum = 0
      for (let k = 0; k < d; k++) sum += matrix[i * d + k] * matrix[j * d + k]
      return sum
    }
    const shares = dimensionShares(matrix, n, d)
    for (let i = 0; i < n; i++) {
      const all = Array.from({ length: n }, (_, j) => dot(i, j) ** 2).reduce((a, b) => a + b)
      expect(shares[i]).toBeCloseTo(dot(i, i) ** 2 / all, 12)
    }
    expect(shares.reduce((a, b) => a + b)).toBeLessThanOrEqual(d)
  })
})

describe('cosines', () => {
  test('of a neuron that writes what it reads are 1, of one that writes the opposite -1, undefined beside zeros', () => {
    const read = Float32Array.of(1, 2, 1, 0, 3, 4)
    const write = Float32Array.of(2, 4, -5, 0, 0, 0)
    const cosines = rowCosines(read, write, 3, 2)
    expect(cosines[0]).toBeCloseTo(1, 12)
    expect(cosines[1]).toBe(-1)
    expect(cosines[2]).toBeNaN()
  })

  test('find the nearest embedding among those that count, the lower index of equals, none for zeros', () => {
    const embeddings = Float32Array.of(0, 0, 1, 1, 0, 2, 0, 9, 5, 0)
    const rows = Float32Array.of(0, 1, 3, 0, 0, 0)
    const nearest = nearestRows(rows, 3, embeddings, 4, 2)
    expect(nearest.map(row => row.index)).toEqual([2, 1, -1])
    expect(nearest[0].cosine).toBeCloseTo(1, 12)
    expect(nearest[1].cosine).toBeCloseTo(Math.SQRT1_2, 12)
    expect(nearest[2].cosine).toBeNaN()
  })

  test('need rows: columns become them', () => {
    expect([...transposed(Float32Array.of(1, 2, 3, 4, 5, 6), 2, 3)]).toEqual([1, 4, 2, 5, 3, 6])
  })
})
