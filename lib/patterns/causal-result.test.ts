import { expect, it } from 'vitest'
import { causalOutcome, pairedDrop } from '#lib/patterns/causal-result.ts'
import type { CausalString, StringKind } from '#lib/patterns/causal-string.ts'

const string = (kind: StringKind, document: number, source = -1): CausalString => {
  return { kind, document, source, tokens: Uint16Array.of(1) }
}

it('counts who fired and who stayed silent, by kind', () => {
  const strings = [
    string('corpus', 0),
    string('corpus', 1),
    string('sampled', 2),
    string('delete', 0, 0),
    string('delete', 1, 1),
    string('context', 1, 1),
  ]
  // M = 4, f = 0.5: it fires from 2 on.
  const outcome = causalOutcome(
    strings,
    [4, 2, 1.9, 0, 2, 0],
    { scale: 4, level: 0.5, seed: 1 },
    document => document % 2,
  )
  expect(outcome).toMatchObject({ nPositive: 3, fired: 2, nNegative: 3, silent: 2, nDocuments: 2 })
  expect(outcome.edits.map(({ edit, strings: n, fired }) => [edit, n, fired])).toEqual([
    ['corpus', 2, 2],
    ['sampled', 1, 0],
    ['delete', 2, 1],
    ['context', 1, 0],
  ])
  expect(outcome.edits[0].drop).toBeNull()
  // (4 - 0) / 4 and (2 - 2) / 4.
  expect(outcome.edits[2].drop?.mean).toBeCloseTo(0.5, 12)
})

it('draws whole documents: pairs of one document count as one drawing', () => {
  const many = Array.from({ length: 100 }, () => ({ document: 0, drop: 1 }))
  expect(pairedDrop(many, 1)).toEqual({ mean: 1, low: 1, high: 1 })
  const two = pairedDrop([...many, { document: 1, drop: 0 }], 1)
  expect(two?.mean).toBeCloseTo(100 / 101, 12)
  // Document 1 alone is drawn a quarter of the time.
  expect(two?.low).toBe(0)
  expect(two?.high).toBe(1)
})

it('narrows with the number of documents, the same for the same seed', () => {
  const pairs = Array.from({ length: 400 }, (_, i) => ({ document: i, drop: i % 2 }))
  const interval = pairedDrop(pairs, 3)
  expect(interval?.low).toBeGreaterThan(0.43)
  expect(interval?.high).toBeLessThan(0.57)
  expect(pairedDrop(pairs, 3)).toEqual(interval)
  expect(pairedDrop([], 1)).toBeNull()
})
