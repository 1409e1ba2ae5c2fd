import { describe, expect, test } from 'vitest'
import { addToJointHistogram, createJointHistogram } from '#lib/analysis/joint-histogram.ts'
import { tailMismatch } from '#lib/analysis/tail-mismatch.ts'
import { normalFrom, seededRandom } from '#lib/numeric/seeded-random.ts'

const counted = (mid: number[], post: number[]) => {
  const histogram = createJointHistogram([1])
  addToJointHistogram(histogram, Float32Array.from(mid), Float32Array.from(post), mid.length)
  return tailMismatch(histogram, 0, 0.01)
}
const ramp = Array.from({ length: 1000 }, (_, i) => i)

describe('tail mismatch', () => {
  test('is 0 where the ten strongest tokens are the same ten in cells of their own', () => {
    const mid = ramp.map(i => (i < 10 ? 8 : 0.1))
    expect(
      counted(
        mid,
        mid.map(x => x * 4),
      ),
    ).toEqual({ mismatch: 0, error: 0, tokens: 10 })
  })

  test('is 1 where the strongest at post are silent at mid', () => {
    expect(
      counted(
        ramp.map(i => (i < 10 ? 8 : 0.1)),
        ramp.map(i => (i >= 990 ? 30 : 0.6)),
      ),
    ).toEqual({ mismatch: 1, error: 0, tokens: 10 })
  })

  test('is within its error of the mismatch of the sorted lists', () => {
    const normal = normalFrom(seededRandom(8))
    for (const noise of [0.1, 1, 4]) {
      const mid = Array.from({ length: 5000 }, () => Math.exp(normal()))
      const post = mid.map(m => Math.log(m) * 2 + noise * normal())
      const top = (values: number[]) => {
        const slots = [...values.keys()].sort((a, b) => values[b] - values[a])
        return new Set(slots.slice(0, 50))
      }
      const [a, b] = [top(mid), top(post)]
      const truth = 1 - [...a].filter(token => b.has(token)).length / 50
      const { mismatch, error } = counted(mid, post)!
      expect(Math.abs(mismatch - truth)).toBeLessThanOrEqual(error + 1e-12)
      expect(error).toBeLessThan(0.7)
    }
  })

  test('is null with fewer than ten tokens in the tail', () => {
    expect(counted(ramp.slice(0, 900), ramp.slice(0, 900))).toBeNull()
  })
})
