import { describe, expect, test } from 'vitest'
import { relativeRanks, type SortInputs, sortKeys } from '#lib/analysis/sort-keys.ts'

const neuron = (change: Partial<SortInputs> = {}): SortInputs => ({
  reasons: 1,
  effectiveReasons: 1,
  silhouette: null,
  monoMass: 0.9,
  unigram: 0.1,
  trigram: 0.2,
  effectiveTokens: 40,
  ...change,
})
const split = { reasons: 3, effectiveReasons: 2.8, silhouette: 0.6, monoMass: 0.1 }

describe('relative ranks', () => {
  test('run from 0 to 1, equals share, nulls have none', () => {
    expect(relativeRanks([5, null, 1, 5, 9])).toEqual([0.5, null, 0, 0.5, 1])
    expect(relativeRanks([7])).toEqual([0.5])
    expect(relativeRanks([null])).toEqual([null])
  })
})

describe('sort keys', () => {
  const keys = sortKeys([
    neuron(),
    neuron(split),
    neuron({ ...split, silhouette: 0.2 }),
    neuron({ unigram: 0.9, trigram: 0.95, effectiveTokens: 1 }),
    neuron({ reasons: null, effectiveReasons: null }),
  ])

  test('put the neuron of one reason first in mono and the one of three clear ones last', () => {
    expect(keys[0].mono!).toBeGreaterThan(keys[2].mono!)
    expect(keys[2].mono!).toBeGreaterThan(keys[1].mono!)
  })

  test('take as polysemantic only two or more reasons that stand apart', () => {
    expect(keys.map(key => key.poly !== null)).toEqual([false, true, false, false, false])
    expect(keys[1].poly).toBeCloseTo(1 - keys[1].mono!, 12)
  })

  test('call abstract what no trigram explains and many tokens share', () => {
    expect(keys[0].abstract!).toBeGreaterThan(keys[3].abstract!)
  })

  test('call token-like what the last token explains at least half', () => {
    expect(keys.map(key => key.tokenLike)).toEqual([null, null, null, 0.9, null])
  })

  test('leave out, never put at 0, a neuron without the statistics', () => {
    expect(keys[4]).toEqual({ mono: null, poly: null, abstract: null, tokenLike: null })
  })
})
