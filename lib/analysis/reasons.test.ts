import { describe, expect, test } from 'vitest'
import { plainPoints } from '#lib/analysis/plain-points.ts'
import { principalDirections, symmetricEigenvectors } from '#lib/analysis/principal-directions.ts'
import { reasons } from '#lib/analysis/reasons.ts'
import { silhouette } from '#lib/analysis/silhouette.ts'
import { reasonOf, reasonTeller, tellReasons } from '#lib/analysis/tell-reason.ts'
import { normalise } from '#lib/analysis/vectors.ts'
import { normalFrom, seededRandom } from '#lib/numeric/seeded-random.ts'

const d = 64
/** Caps around e1, e2, ...: sizes[i] points e_i + noise * N(0, I); noise alone where there is no axis. */
function caps(sizes: number[], noise: number, seed: number, axis = 1): Float32Array {
  const normal = normalFrom(seededRandom(seed))
  const rows = sizes.flatMap((size, cap) =>
    Array.from({ length: size }, () =>
      Float64Array.from({ length: d }, (_, j) => noise * normal() + (j === cap ? axis : 0)),
    ),
  )
  return Float32Array.from(rows.flatMap(row => [...row]))
}
const ones = (n: number) => new Float64Array(n).fill(1)
const found = (points: Float32Array) => reasons(plainPoints, points, ones(points.length / d), d)!

describe('reasons to fire', () => {
  test('are 2 for 25 copies each of e1 and e2 with 1e-3 noise', () => {
    const { k, shares, effective } = found(caps([25, 25], 1e-3, 1))
    expect([k, shares]).toEqual([2, [0.5, 0.5]])
    expect(effective).toBeCloseTo(2, 10)
  })

  test('are 1 for one cap e1 + 0.1 N', () => {
    for (const seed of [1, 2, 3]) expect(found(caps([200], 0.1, seed)).k).toBe(1)
  })

  test('are 2 for two caps, silhouette about 0.62', () => {
    for (const seed of [1, 2, 3]) {
      const two = found(caps([100, 100], 0.1, seed))
      expect(two.k).toBe(2)
      expect(two.silhouette).toBeCloseTo(0.62, 1)
      expect(new Set(two.assigned.slice(0, 100)).size).toBe(1)
    }
  })

  test('are 3 for three caps of 100, 60 and 40, largest first, each with its own direction', () => {
    const three = found(caps([100, 60, 40], 0.1, 4))
    expect([three.k, three.shares]).toEqual([3, [0.5, 0.3, 0.2]])
    for (const cluster of [0, 1, 2]) expect(three.directions[cluster * d + cluster]).toBeGreaterThan(0.95)
  })

  test('are 1 for an isotropic Gaussian, by the silhouette rule where the gap is fooled', () => {
    for (const seed of [1, 2, 3, 4]) expect(found(caps([200], 1, seed, 0)).k).toBe(1)
  })

  test('weigh clusters by activation', () => {
    const points = caps([100, 60], 0.1, 5)
    const activations = Float64Array.from({ length: 160 }, (_, i) => (i < 100 ? 0.3 : 2))
    const { shares, assigned } = reasons(plainPoints, points, activations, d)!
    expect(shares[0]).toBeCloseTo(0.8, 10)
    expect([assigned[0], assigned[159]]).toEqual([1, 0])
  })

  test('of another example are its nearest cluster, or none where it is far from all', () => {
    const three = found(caps([100, 60, 40], 0.1, 4))
    const axis = (j: number) => Float64Array.from({ length: d }, (_, i) => (i === j ? 5 : 0))
    expect([0, 1, 2, 9].map(j => reasonOf(plainPoints, three, axis(j)))).toEqual([0, 1, 2, 3])
  })

  test('are told from what the MLP reads as from the embedding that the column makes of it', () => {
    const three = found(caps([100, 60, 40], 0.1, 4))
    const normal = normalFrom(seededRandom(8))
    const column = Float64Array.from({ length: d }, normal)
    const teller = reasonTeller(three, column)
    const told = Array.from({ length: 40 }, (_, i) => {
      const embedding = Float64Array.from({ length: d }, (_, j) => (j === i % 4 ? 2 : 0) + 0.1 * normal())
      const pool = plainPoints.pool(1, d)
      pool.set(Float32Array.from(embedding, (x, j) => x / column[j]))
      return [tellReasons(teller, pool, Uint32Array.of(0))[0], reasonOf(plainPoints, three, embedding)]
    })
    for (const [byInput, byEmbedding] of told) expect(byInput).toBe(byEmbedding)
    expect(new Set(told.map(([reason]) => reason)).size).toBe(4)
  })

  test('are null with fewer than 50 examples', () => {
    expect(reasons(plainPoints, caps([49], 0.1, 1), ones(49), d)).toBeNull()
  })

  test('are as many as there are different embeddings where texts share them: token neurons without context', () => {
    const copies = (kinds: number) =>
      Float32Array.from({ length: 200 * d }, (_, i) => {
        return i % d === Math.floor(i / d) % kinds ? 1 + 1e-7 * Math.sin(i) : 0
      })
    for (const kinds of [1, 2, 3]) {
      const { k, silhouette: score, shares } = found(copies(kinds))
      expect([k, score]).toEqual([kinds, kinds === 1 ? null : expect.closeTo(1, 6)])
      expect(shares[0]).toBeCloseTo(1 / kinds, 2)
    }
  })
})

describe('what reasons are made of', () => {
  test('silhouette of two caps of noise 0.2 is about 0.27, of an isotropic cloud cut in half at random below 0.05', () => {
    const of = (points: Float32Array) => {
      for (let i = 0; i < 200; i++) normalise(points, i * d, d)
      return silhouette(
        plainPoints,
        points,
        200,
        d,
        Float64Array.from({ length: 200 }, (_, i) => Number(i >= 100)),
        2,
      )
    }
    expect(of(caps([100, 100], 0.2, 6))).toBeCloseTo(0.27, 1)
    expect(Math.abs(of(caps([200], 1, 6, 0)))).toBeLessThan(0.05)
  })

  test('principal directions of points along two axes are those axes, the longer first', () => {
    const points = Float32Array.from([3, 0, 0, -3, 0, 0, 0, 0, 1, 0, 0, 1])
    const directions = principalDirections(plainPoints, points, 4, 3, 2)
    expect(Math.abs(directions[0])).toBeCloseTo(1, 8)
    expect(Math.abs(directions[5])).toBeCloseTo(1, 8)
  })

  test('eigenvectors of [[2, 1], [1, 2]] are the diagonals, 3 before 1', () => {
    const { vectors, order } = symmetricEigenvectors(Float64Array.of(2, 1, 1, 2), 2)
    const first = [vectors[order[0]], vectors[2 + order[0]]]
    expect(first[0] * first[1]).toBeCloseTo(0.5, 12)
  })
})
