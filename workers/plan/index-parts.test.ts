import { expect, test } from 'vitest'
import { cutIndexParts, indexPartNumber } from '#workers/plan/index-parts.ts'

const document = (length: number) => ({ tokens: { length } })

test('documents go together while there is room; a longer one is a part of its own', () => {
  const lengths = [40_000, 20_000, 10_000, 200_000, 1]
  const cut = cutIndexParts(lengths.map(document)).map(part => part.map(({ tokens }) => tokens.length))
  expect(cut).toEqual([[40_000, 20_000], [10_000], [200_000], [1]])
  expect(cutIndexParts([])).toEqual([])
})

test('numbers ascend in sample order', () => {
  expect([indexPartNumber(0, 0), indexPartNumber(0, 3), indexPartNumber(1, 0)]).toEqual([0, 3, 1024])
  expect(() => indexPartNumber(0, 1024)).toThrow('at most 1024 parts')
})
