import { describe, expect, test } from 'vitest'
import { effectiveTokens, expEntropy, shuffledEffectiveTokens } from '#lib/analysis/effective-tokens.ts'
import { decodePairSums, encodePairSums, listPairs, type PairSum } from '#lib/analysis/pair-sums.ts'
import { addTokenFirings, createTokenFirings, mergeTokenFirings, noToken } from '#lib/analysis/token-firings.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'

const pair = (token: number, sum: number, count = 1): PairSum => ({ token, sum, count })

describe('effective tokens', () => {
  test('are 1 for one token, 2 for two of equal mass, whatever their number of firings', () => {
    expect(effectiveTokens([pair(16, 8, 9)])).toEqual({
      effective: 1,
      firings: 9,
      distinct: 1,
      top: [{ token: 16, share: 1, count: 9 }],
    })
    expect(effectiveTokens([pair(1, 4, 40), pair(38, 4)])!.effective).toBeCloseTo(2, 12)
  })

  test('are null without a firing; equal masses give their number', () => {
    expect(effectiveTokens([])).toBeNull()
    expect(shuffledEffectiveTokens([], Float64Array.of(1), 1)).toBeNull()
    expect(expEntropy(Array(50).fill(0.1))).toBeCloseTo(50, 10)
    expect(expEntropy([])).toBe(0)
  })

  test('list the largest shares first', () => {
    expect(effectiveTokens([pair(3, 1), pair(4, 3), pair(7, 1)])!.top.map(t => [t.token, t.share])).toEqual([
      [4, 0.6],
      [3, 0.2],
      [7, 0.2],
    ])
  })

  test('with labels shuffled spread over the corpus: many firings on one token become its unigram spread', () => {
    const cumulative = Float64Array.from({ length: 64 }, (_, i) => i + 1)
    const null1 = shuffledEffectiveTokens([pair(16, 5000, 5000)], cumulative, 1)!
    expect(null1).toBeGreaterThan(62)
    expect(null1).toBeLessThanOrEqual(64)
    expect(shuffledEffectiveTokens([pair(16, 5000, 5000)], cumulative, 1)).toBe(null1)
    expect(shuffledEffectiveTokens([pair(16, 3, 1)], cumulative, 1)).toBe(1)
    expect(shuffledEffectiveTokens([pair(16, 1e6, 1e6)], cumulative, 1)).toBeGreaterThan(63.9)
  })
})

describe('token firings', () => {
  const scale = [1, 2, Number.NaN]
  const rows = Array.from({ length: 12 }, (_, row) => {
    const random = seededRandom(row)
    const n = 5
    return {
      activations: Float32Array.from({ length: n * 3 }, () => random() * 2 - 0.5),
      tokens: [row === 0 ? noToken : 3, ...Array.from({ length: n }, () => Math.floor(random() * 8)), noToken],
    }
  })
  const counted = (order: number[]) => {
    const firings = createTokenFirings(scale, 8)
    for (const row of order) addTokenFirings(firings, rows[row].activations, rows[row].tokens)
    return firings
  }
  const bytes = (firings: ReturnType<typeof counted>) =>
    (['current', 'previous', 'next'] as const).map(side => encodePairSums(firings[side]))
  const whole = counted([...rows.keys()])

  test('count activation over M by current, previous and next token from 0.1 M up', () => {
    const firings = createTokenFirings([2], 8)
    addTokenFirings(firings, Float32Array.of(2, 0.19, 4), [noToken, 5, 6, 7, 1])
    expect(listPairs(firings.current)).toEqual([[pair(5, 1), pair(7, 2)]])
    expect(listPairs(firings.previous)).toEqual([[pair(6, 2)]])
    expect(listPairs(firings.next)).toEqual([[pair(1, 2), pair(6, 1)]])
  })

  test('never count a neuron without a scale', () => {
    expect(listPairs(whole.current)[2]).toEqual([])
    expect(listPairs(whole.current)[0].length).toBeGreaterThan(4)
  })

  test('are the same in any order and any grouping', () => {
    const order = [...rows.keys()].reverse()
    expect(bytes(counted(order))).toEqual(bytes(whole))
    const parts = [counted(order.slice(0, 5)), counted(order.slice(5))]
    mergeTokenFirings(parts[0], parts[1])
    expect(bytes(parts[0])).toEqual(bytes(whole))
  })

  test('come back from their bytes, grow past their first size, and refuse other scales', () => {
    const back = decodePairSums(encodePairSums(whole.next))
    expect(listPairs(back)).toEqual(listPairs(whole.next))
    const many = createTokenFirings(Array(40).fill(1), 100)
    for (let i = 0; i < 100; i++) addTokenFirings(many, new Float32Array(40).fill(1), [noToken, i, noToken])
    expect(many.current.size).toBe(4000)
    expect(listPairs(many.current).every(list => list.length === 100)).toBe(true)
    expect(() => mergeTokenFirings(whole, createTokenFirings([1, 1, 1], 8))).toThrow('same thresholds')
  })
})
