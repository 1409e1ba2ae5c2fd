import { expect, it } from 'vitest'
import { addToLanes, nLanes } from '#lib/numeric/exact-sum.ts'
import { binOf, nBins, nSampleBins } from '#lib/numeric/histogram.ts'
import { beyondLimits, differenceLimits, partialDifference } from '#lib/numeric/partial-difference.ts'
import { lanesPerNeuron } from '#lib/numeric/power-sums.ts'
import type { ScanPartial } from '#lib/numeric/scan-partial.ts'
import { packHistograms } from '#lib/numeric/sparse-histogram.ts'

/** One neuron over one document of these values, the first of them sampled. */
function partialOf(values: readonly number[], changes: Partial<ScanPartial> = {}): ScanPartial {
  const lanes = new Float64Array(lanesPerNeuron)
  const counts = new Uint32Array(nBins)
  for (const x of values) {
    for (let power = 0; power < 4; power++) addToLanes(lanes, power * nLanes, x ** (power + 1))
    counts[binOf(x)]++
  }
  const max = Math.max(...values)
  return {
    spec: 'test',
    shard: 0,
    dMlp: 1,
    nTokens: values.length,
    unit: 'document',
    documents: Uint32Array.of(0),
    documentHashes: BigUint64Array.of(1n),
    unitDocument: Uint32Array.of(0),
    unitRow: Uint32Array.of(0),
    unitMax: Float32Array.of(max),
    unitToken: Uint16Array.of(values.indexOf(max)),
    histograms: packHistograms(counts, 1),
    lanes,
    min: Float32Array.of(Math.min(...values)),
    sampleKey: Uint32Array.of(1, 2),
    sampleDocument: Uint32Array.of(0, 0),
    sampleToken: Uint32Array.of(0, 1),
    sampleCount: Uint8Array.from({ length: nSampleBins }, (_, bin) => (bin === 48 ? 1 : 0)),
    sampleRef: Uint16Array.of(0),
    sampleValue: Float32Array.of(values[0]),
    ...changes,
  }
}

const values = [1, -2, 3, 0.5, 4, -1, 0, 2]
const nothing = { maximum: 0, minimum: 0, place: 0, moments: 0, shape: 0, histogram: 0, samples: 0 }

it('finds nothing between a partial and itself, and takes -0 for 0', () => {
  expect(partialDifference(partialOf(values), partialOf(values))).toEqual(nothing)
  const negative = values.map(x => (x === 0 ? -0 : x))
  expect(partialDifference(partialOf(negative), partialOf(values))).toEqual(nothing)
})

it('measures each respect in its own unit', () => {
  // The root mean square is sqrt(35.25 / 8).
  const rms = Math.sqrt(35.25 / 8)
  const changed = partialOf(values, {
    unitMax: Float32Array.of(4.5),
    min: Float32Array.of(-2.25),
    unitToken: Uint16Array.of(2),
    sampleRef: Uint16Array.of(1),
  })
  const found = partialDifference(changed, partialOf(values))
  expect(found).toEqual({ ...nothing, maximum: 0.125, minimum: 0.25 / rms, place: 1, samples: 1 })
  expect(beyondLimits(found)).toMatch(
    /^maximum by 1\.3e-1 \(at most 0\.0001\), minimum by .*, place by .*, samples by /,
  )
})

it('sees values that moved, all but two of them', () => {
  const moved = (n: number) => partialOf(values.map((x, i) => (i < n ? x - 10 : x)))
  expect(partialDifference(moved(2), partialOf(values)).histogram).toBe(0)
  const { histogram, moments, shape } = partialDifference(moved(3), partialOf(values))
  expect(histogram).toBe(1 / 8)
  expect(moments).toBeGreaterThan(1)
  expect(shape).toBeGreaterThan(0.1)
})

it('takes what one side leaves undefined for a difference without end', () => {
  const undefinedLanes = partialOf(values, { lanes: new Float64Array(lanesPerNeuron).fill(Number.NaN) })
  const found = partialDifference(undefinedLanes, partialOf(values))
  expect([found.moments, found.shape]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY])
})

it('lets through what is at the limits, and refuses partials of different shards', () => {
  expect(beyondLimits(differenceLimits)).toBeNull()
  expect(beyondLimits({ ...differenceLimits, shape: Number.NaN })).toBe('shape by NaN (at most 0.001)')
  expect(() => partialDifference(partialOf(values, { shard: 1 }), partialOf(values))).toThrow('wanted two of one shard')
})
