import { expect, test } from 'vitest'
import { chooseExamples } from '#workers/plan/choose-examples.ts'

const ref = (document: number, activation: number, cluster = 0) => ({ document, token: 1, activation, cluster })
const all = () => true

test('strong examples only, of the documents that may be used', () => {
  const refs = [ref(0, 2), ref(1, 1.5), ref(2, 1), ref(3, 0.9)]
  expect(chooseExamples(refs, 2, all).map(({ document }) => document)).toEqual([0, 1, 2])
  expect(chooseExamples(refs, 2, document => document % 2 === 0).map(({ document }) => document)).toEqual([0, 2])
  expect(chooseExamples([], 2, all)).toEqual([])
})

test('of many twelve, spread over all ranks', () => {
  const refs = Array.from({ length: 120 }, (_, i) => ref(i, 2))
  expect(chooseExamples(refs, 2, all).map(({ document }) => document)).toEqual(
    Array.from({ length: 12 }, (_, i) => 10 * i),
  )
})

test('a small reason has three, and of ten reasons five are looked at', () => {
  const refs = Array.from({ length: 100 }, (_, i) => ref(i, 2, i < 95 ? 0 : 1))
  expect(chooseExamples(refs, 2, all).filter(({ cluster }) => cluster === 1)).toHaveLength(3)
  const ten = Array.from({ length: 100 }, (_, i) => ref(i, 2, i % 10))
  expect(new Set(chooseExamples(ten, 2, all).map(({ cluster }) => cluster))).toEqual(new Set([0, 1, 2, 3, 4]))
})
