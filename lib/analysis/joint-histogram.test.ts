import { describe, expect, test } from 'vitest'
import { midEdges, postEdges } from '#lib/analysis/joint-edges.ts'
import {
  addToJointHistogram,
  createJointHistogram,
  mergeJointHistograms,
  nPostBins,
  unitBin,
  zeroPostBin,
} from '#lib/analysis/joint-histogram.ts'
import { decodeJointHistogram, encodeJointHistogram } from '#lib/analysis/joint-histogram-record.ts'
import { smuggledCells } from '#lib/analysis/smuggled-cells.ts'
import { normalFrom, seededRandom } from '#lib/numeric/seeded-random.ts'
import { postThreshold, smuggledEnergy } from '#lib/numeric/smuggled-energy.ts'
import { layerNorm, solu } from '#lib/numeric/solu.ts'

const counted = (unit: number[], mid: number[], post: number[]) => {
  const histogram = createJointHistogram(unit)
  addToJointHistogram(histogram, Float32Array.from(mid), Float32Array.from(post), mid.length / unit.length)
  return histogram
}

describe('joint histogram', () => {
  test('has post edges 0, +-0.5, +-0.71, +-1, +-1.41 up to 45 and down to -5.66', () => {
    expect([...postEdges].slice(zeroPostBin, zeroPostBin + 5).map(x => +x.toFixed(2))).toEqual([0, 0.5, 0.71, 1, 1.41])
    expect(postEdges[23]).toBeCloseTo(45.25, 2)
    expect(+postEdges[1].toFixed(2)).toBe(-5.66)
    expect(postEdges[zeroPostBin - 1]).toBe(-0.5)
  })

  test('puts every edge in the bin above it, on the positive side, and what is just below into the bin below', () => {
    for (let bin = zeroPostBin; bin < nPostBins; bin++) {
      const below = postEdges[bin] * (1 - 2 ** -23)
      const { counts } = counted([1], [1, 1], [postEdges[bin], below])
      expect(counts[unitBin * nPostBins + bin]).toBe(bin === zeroPostBin ? 2 : 1)
      if (bin > zeroPostBin) expect(counts[unitBin * nPostBins + bin - 1]).toBe(1)
    }
    const edges = midEdges(0.3)
    for (let bin = 1; bin < 24; bin++) {
      const { counts } = counted([0.3], [edges[bin], edges[bin] * (1 - 2 ** -23)], [0, 0])
      expect([counts[bin * nPostBins + zeroPostBin], counts[(bin - 1) * nPostBins + zeroPostBin]]).toEqual([1, 1])
    }
  })

  test('takes zero, negative and huge values at the ends', () => {
    const { counts } = counted([0.5], [-3, 0, 1e30], [-1e30, -0.1, 1e30])
    expect([counts[0], counts[zeroPostBin - 1], counts[23 * nPostBins + 23]]).toEqual([1, 1, 1])
  })

  const random = seededRandom(11)
  const normal = normalFrom(random)
  const n = 200
  const mid = Float32Array.from({ length: n * 3 }, () => Math.exp(3 * normal()))
  const post = Float32Array.from({ length: n * 3 }, () => 3 * normal())
  const whole = createJointHistogram([0.1, 0.2, 3])
  addToJointHistogram(whole, mid, post, n)

  test('is the same whatever the order and grouping of tokens', () => {
    for (const cut of [0, 50, 133]) {
      const parts = [0, 1].map(part => {
        const histogram = createJointHistogram([0.1, 0.2, 3])
        const [from, to] = part === 0 ? [0, cut] : [cut, n]
        addToJointHistogram(histogram, mid.slice(from * 3, to * 3), post.slice(from * 3, to * 3), to - from)
        return histogram
      })
      mergeJointHistograms(parts[1], parts[0])
      expect(encodeJointHistogram(parts[1])).toEqual(encodeJointHistogram(whole))
    }
  })

  test('comes back from its bytes', () => {
    expect(decodeJointHistogram(encodeJointHistogram(whole))).toEqual(whole)
  })

  test('refuses to merge another unit', () => {
    expect(() => mergeJointHistograms(createJointHistogram([1]), createJointHistogram([2]))).toThrow('same units')
  })
})

describe('smuggled energy from a joint histogram', () => {
  const mids = [solu([4, 0, 0, 0]), solu([1, 1, 0, 0])]
  const mid = mids.map(m => m[0])
  const post = mids.map(m => layerNorm(m)[0])
  const histogram = counted([0.379166], mid, post)

  test('of tokens (4,0,0,0) and (1,1,0,0) is 0.25 at eta 0.5 and 0 at the default eta 1', () => {
    const at = smuggledCells(histogram, 0, 3.79166, 0.5)!
    expect(Math.abs(at.energy - 0.25)).toBeLessThan(1e-3)
    expect([at.error, at.tokens]).toEqual([0, 1])
    expect(smuggledCells(histogram, 0, 3.79166, postThreshold(1.732))).toEqual({ energy: 0, error: 0, tokens: 0 })
  })

  test('is null where post never reaches the tail, and without a scale', () => {
    expect(smuggledCells(histogram, 0, 3.79166, 8)).toBeNull()
    expect(smuggledCells(histogram, 0, 3.79166, 1, 'low')).toBeNull()
    expect(smuggledCells(histogram, 0, 0, 1)).toBeNull()
  })

  test('mirrors for the negative tail', () => {
    const low = counted([0.1], [0.01, 1, 0.01], [-2, -1.1, 5])
    expect(smuggledCells(low, 0, 1, 1, 'low')!.energy).toBeCloseTo(4 / (4 + 1.21), 5)
  })

  test('is within its error of the value from all tokens, exact where both thresholds are edges', () => {
    const random = seededRandom(3)
    const normal = normalFrom(random)
    const mid = Array.from({ length: 4000 }, () => Math.fround(Math.exp(2 * normal())))
    const post = mid.map(m => Math.fround(0.6 * Math.log(m) + normal()))
    const scale = 12
    for (const [unit, eta] of [
      [1.2, 1],
      [1.2, 1.7],
      [0.5, 1.3],
      [3, 1],
    ]) {
      const truth = smuggledEnergy(mid, post, scale, eta)!
      const { energy, error } = smuggledCells(counted([unit], mid, post), 0, scale, eta)!
      expect(Math.abs(energy - truth)).toBeLessThanOrEqual(error + 1e-6)
      if (unit === 1.2 && eta === 1) expect(error).toBe(0)
      else expect(error).toBeGreaterThan(0)
    }
  })
})
