import { describe, expect, test } from 'vitest'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { addHistograms, histogramStarts, packHistograms } from '#lib/numeric/sparse-histogram.ts'

const random = seededRandom(61)
const n = 40
const counts = new Float64Array(n * 1024)
for (let i = 0; i < counts.length; i++)
  if (random() < (Math.floor(i / 1024) % 3) / 2) counts[i] = Math.floor(2 ** (52 * random()))
counts[1023] = 2 ** 53 - 1

describe('sparse histograms', () => {
  const bytes = packHistograms(counts, n)

  test('come back as they were, counts up to 2^53 and empty ones included', () => {
    const back = new Float64Array(n * 1024)
    addHistograms(bytes, n, back)
    expect(back).toEqual(counts)
  })

  test('add up', () => {
    const small = packHistograms(
      counts.subarray(1024, 2048).map(x => x % 1000),
      1,
    )
    const sum = new Float64Array(1024)
    addHistograms(small, 1, sum)
    addHistograms(small, 1, sum)
    expect(sum).toEqual(counts.subarray(1024, 2048).map(x => 2 * (x % 1000)))
  })

  test('can be found one by one', () => {
    const starts = histogramStarts(bytes, n)
    expect(starts[n]).toBe(bytes.length)
    for (const i of [0, 1, 17, 39]) {
      const one = new Float64Array(1024)
      addHistograms(bytes.subarray(starts[i], starts[i + 1]), 1, one)
      expect(one).toEqual(counts.subarray(i * 1024, (i + 1) * 1024))
    }
  })

  test('that were cut short or are too long are refused', () => {
    const into = new Float64Array(n * 1024)
    expect(() => addHistograms(bytes.subarray(0, -1), n, into)).toThrow(/the bytes end before/)
    expect(() => addHistograms(bytes, n - 1, into)).toThrow(/make the record again/)
  })
})
