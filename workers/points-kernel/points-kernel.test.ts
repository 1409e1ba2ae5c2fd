import { describe, expect, test } from 'vitest'
import { plainPoints } from '#lib/analysis/plain-points.ts'
import type { Cloud, PointMath } from '#lib/analysis/point-math.ts'
import { normalFrom, seededRandom } from '#lib/numeric/seeded-random.ts'
import { pointsKernel } from '#workers/points-kernel/points-kernel.ts'

const numbers = (n: number, seed: number) => Float32Array.from({ length: n }, normalFrom(seededRandom(seed)))

/** Sizes around the kernel's groups of 2, 4 and 8. */
const shapes = [
  { n: 1, d: 1, p: 1 },
  { n: 3, d: 5, p: 2 },
  { n: 8, d: 20, p: 4 },
  { n: 13, d: 7, p: 5 },
  { n: 50, d: 64, p: 24 },
]

describe('the kernel gives the bits of its plain twin', () => {
  test.each(shapes)('in coordinates and sums of $n points of $d numbers by $p', ({ n, d, p }) => {
    const points = numbers(n * d, 1)
    const directions = numbers(p * d, 2)
    const parts = numbers(n * p, 3)
    expect(pointsKernel().project(points, n, d, directions, p)).toEqual(
      plainPoints.project(points, n, d, directions, p),
    )
    expect(pointsKernel().combine(points, n, d, parts, p)).toEqual(plainPoints.combine(points, n, d, parts, p))
  })

  test.each(shapes)('in a pool of $n points of $d numbers told by $p', ({ n, d, p }) => {
    const places = Uint32Array.from({ length: 2 * n }, (_, i) => (i * 7) % n)
    const told = (math: PointMath) => {
      const pool = math.pool(n + 3, d)
      pool.set(numbers(n * d, 6))
      const { products, lengths } = pool.tell(places, numbers(p * d, 7), numbers(d, 8))
      return { products: products.slice(), lengths: lengths.slice() }
    }
    expect(told(pointsKernel())).toEqual(told(plainPoints))
  })

  test.each(shapes)('in a cloud of $n points of $d numbers with $p centres', ({ n, d, p }) => {
    const found = (math: PointMath) => {
      const cloud = math.cloud(numbers(n * d, 4), n, d)
      const centres = numbers(p * d, 5)
      for (let c = 0; c < p; c++) cloud.centres.set(centres.subarray(c * d, (c + 1) * d), c * cloud.width)
      // Two that are equal: the first is the nearest.
      if (p > 2) cloud.centres.copyWithin(2 * cloud.width, cloud.width, 2 * cloud.width)
      const within = cloud.assign(p)
      cloud.distance.fill(2)
      const totals = Array.from({ length: p }, (_, c) => cloud.spread(c))
      return { within, totals, ...copied(cloud, p) }
    }
    const fast = found(pointsKernel())
    expect(fast).toEqual(found(plainPoints))
    expect(fast.counts.reduce((sum, count) => sum + count)).toBe(n)
    if (p > 2) expect(fast.counts[2]).toBe(0)
  })
})

const copied = ({ points, nearest, sums, counts, distance, width }: Cloud, k: number) => ({
  points: points.slice(),
  nearest: nearest.slice(),
  sums: sums.slice(0, k * width),
  counts: counts.slice(0, k),
  distance: distance.slice(),
})
