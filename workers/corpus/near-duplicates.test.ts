import { expect, it } from 'vitest'
import { createNearDuplicates } from '#workers/corpus/near-duplicates.ts'

const words = (n: number, prefix: string) => Array.from({ length: n }, (_, i) => `${prefix}${i}`)

it('recognises the same text, and one with a word changed', () => {
  const seen = createNearDuplicates()
  const text = words(200, 'w')
  expect(seen.addIfNew(text.join(' '))).toBe(true)
  expect(seen.addIfNew(text.join(' '))).toBe(false)
  expect(seen.addIfNew(text.with(100, 'changed').join(' '))).toBe(false)
})

it('keeps texts that share half', () => {
  const seen = createNearDuplicates()
  expect(seen.addIfNew([...words(200, 'a'), ...words(200, 'b')].join(' '))).toBe(true)
  expect(seen.addIfNew([...words(200, 'a'), ...words(200, 'c')].join(' '))).toBe(true)
})
