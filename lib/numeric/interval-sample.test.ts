import { describe, expect, test } from 'vitest'
import { binOf, sampleBinOf } from '#lib/numeric/histogram.ts'
import { intervalSample } from '#lib/numeric/interval-sample.ts'
import type { SampleRef } from '#lib/numeric/merged-layer.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'

/** What a scan keeps of a list of activations: the histogram, and in each sample bin the 8 of smallest key. */
function scanned(values: Float32Array, random: () => number) {
  const histogram = new Float64Array(1024)
  const bins = new Map<number, SampleRef[]>()
  values.forEach((activation, token) => {
    histogram[binOf(activation)]++
    if (activation <= 0) return
    const bin = sampleBinOf(binOf(activation))
    const held = bins.get(bin) ?? []
    held.push({ bin, key: Math.floor(random() * 2 ** 32), document: 0, token, activation })
    bins.set(bin, held)
  })
  const samples = [...bins.entries()]
    .sort((a, b) => a[0] - b[0])
    .flatMap(([, held]) => held.sort((a, b) => a.key - b.key).slice(0, 8))
  return { histogram, samples, max: Math.max(...values) }
}

describe('the interval sample', () => {
  const random = seededRandom(51)
  const values = Float32Array.from({ length: 20_000 }, () => 8 * random() ** 3 - 0.5)
  const { histogram, samples, max } = scanned(values, random)
  const intervals = intervalSample(histogram, samples, max)

  test('has just above 0, then ten equal intervals of (0, max]', () => {
    expect(intervals).toHaveLength(11)
    expect(intervals[0]).toMatchObject({ from: 0, to: max / 100 })
    for (let i = 1; i <= 10; i++) {
      expect(intervals[i].from).toBeCloseTo(((i - 1) * max) / 10, 12)
      expect(intervals[i].to).toBeCloseTo((i * max) / 10, 12)
    }
    expect(intervals[10].to).toBe(max)
  })

  test('shows up to 5 tokens of each interval, strongest first', () => {
    for (const { from, to, examples } of intervals) {
      const activations = examples.map(example => example.activation)
      for (const x of activations) expect(x > from && x <= to).toBe(true)
      expect(activations).toEqual([...activations].sort((a, b) => b - a))
    }
    // A quarter octave spans about two of the upper intervals, so now and then fewer than 5 of its 8 tokens are in one.
    for (const { examples } of intervals.slice(1)) {
      expect(examples.length).toBeGreaterThanOrEqual(3)
      expect(examples.length).toBeLessThanOrEqual(5)
    }
  })

  test('counts each interval to within its stated error', () => {
    for (const { from, to, tokens, tokensError } of intervals) {
      const wanted = values.filter(x => x > from && x <= to).length
      expect(Math.abs(wanted - tokens)).toBeLessThanOrEqual(tokensError + 1e-9)
      expect(tokensError).toBeLessThan(values.length / 10)
    }
  })

  test('is the same whatever order the samples come in', () => {
    const other = [...samples].sort(() => random() - 0.5)
    expect(intervalSample(histogram, other, max)).toEqual(intervals)
  })

  test('draws from bins in proportion to their tokens', () => {
    // Two sample bins inside one interval (0.9, 1]: [0.875, 1) with 9 times the tokens of [1, 1.19).
    let dense = 0
    let all = 0
    for (let trial = 0; trial < 300; trial++) {
      const list = Float32Array.from([...Array(900).fill(0.95), ...Array(100).fill(1), 10.01])
      const scan = scanned(list, random)
      const { examples } = intervalSample(scan.histogram, scan.samples, scan.max, 1)[1]
      all += examples.length
      dense += examples.filter(({ activation }) => activation < 1).length
    }
    expect(all).toBe(300)
    expect(dense / all).toBeGreaterThan(0.84)
    expect(dense / all).toBeLessThan(0.96)
  })

  test('is empty for a neuron that is never positive', () => {
    expect(intervalSample(new Float64Array(1024), [], -1)).toEqual([])
    expect(intervalSample(new Float64Array(1024), [], Number.NEGATIVE_INFINITY)).toEqual([])
  })
})
