import { describe, expect, test } from 'vitest'
import {
  addAmplification,
  amplificationBins,
  concentrationBins,
  createAmplification,
  epsilonLimitedShare,
  largestShareBins,
  mergeAmplification,
} from '#lib/analysis/amplification.ts'
import { logBinEdge, logBinOf, logBinQuantile } from '#lib/analysis/log-bins.ts'
import { layerNorm, layerNormScale, solu } from '#lib/numeric/solu.ts'

const d = 1024
const aligned = Float32Array.from({ length: d }, (_, i) => (i === 0 ? 8 : 0))
const spread = Float32Array.from({ length: d }, (_, i) => (i < 256 ? 0.5 : 0))
const mids = [aligned, spread].map(pre => Float32Array.from(solu(pre)))

describe('amplification', () => {
  test('of pre = (8, 0, ...) in 1024: mid_max 5.9560, post_max 31.98; of 0.5 on 256: 6.93e-4, post_max 0.1636', () => {
    expect(mids[0][0]).toBeCloseTo(5.956, 4)
    expect(layerNorm(mids[0])[0]).toBeCloseTo(31.98, 2)
    expect(mids[1][0]).toBeCloseTo(6.93e-4, 6)
    expect(layerNormScale(mids[1])).toBeCloseTo(0.0032, 4)
    expect(layerNorm(mids[1])[0]).toBeCloseTo(0.1636, 2)
  })

  const counts = createAmplification()
  for (const [i, mid] of mids.entries()) addAmplification(counts, mid, 1, d, [aligned, spread][i])

  test('counts the spread token alone as limited by epsilon, amplified 1/0.0032 = 312', () => {
    expect(epsilonLimitedShare(counts)).toBe(0.5)
    expect(logBinQuantile(amplificationBins, counts.amplification, 1) / 312).toBeCloseTo(1, 1)
    expect(logBinQuantile(amplificationBins, counts.unlimited, 1)).toBeLessThan(10)
  })

  test('sees one neuron carry the aligned token and 256 the spread one', () => {
    expect(counts.concentration[0]).toBe(1)
    const bin = logBinOf(concentrationBins, 256)
    // 256 is an edge: rounding may leave the value just below it.
    expect(counts.concentration[bin - 1] + counts.concentration[bin]).toBe(1)
  })

  test('counts the largest softmax weight: 0.7445 against 0.0014', () => {
    expect(counts.largestShare[logBinOf(largestShareBins, 5.956 / 8)]).toBe(1)
    expect(counts.largestShare[logBinOf(largestShareBins, 6.93e-4 / 0.5)]).toBe(1)
  })

  test('merges to what counting together gives', () => {
    const parts = mids.map((mid, i) => {
      const part = createAmplification()
      addAmplification(part, mid, 1, d, [aligned, spread][i])
      return part
    })
    mergeAmplification(parts[1], parts[0])
    expect(parts[1]).toEqual(counts)
  })

  test('takes a layer that is silent: all limited, no concentration', () => {
    const silent = createAmplification()
    addAmplification(silent, new Float32Array(8), 2, 4)
    expect(epsilonLimitedShare(silent)).toBe(1)
    expect(silent.concentration.every(count => count === 0)).toBe(true)
    expect(epsilonLimitedShare(createAmplification())).toBeNull()
  })
})

describe('log bins', () => {
  test('begin at their edges and end open', () => {
    const bins = { from: -1, perOctave: 2, n: 6 }
    expect([0, Number.NaN, 0.1, 0.5, 0.71, 1, 2, 3, 1e9].map(x => logBinOf(bins, x))).toEqual([
      0, 0, 0, 0, 1, 2, 4, 5, 5,
    ])
    expect(logBinEdge(bins, 4)).toBe(2)
    expect(logBinQuantile(bins, [0, 0, 0, 0, 0, 0], 0.5)).toBeNaN()
  })
})
