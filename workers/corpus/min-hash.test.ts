import { expect, it } from 'vitest'
import { minHash, similarity } from '#workers/corpus/min-hash.ts'

const words = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `w${from + i}`).join(' ')

it('estimates the overlap of the sets of five-word shingles', () => {
  // 1004 and 1004 words, of which the first 504 are shared: 500 shared shingles of 1500 in all.
  const a = minHash(words(0, 1004))
  const b = minHash(`${words(0, 504)} ${words(5000, 5500)}`)
  // Standard error of 64 draws at 1/3: 0.06.
  expect(Math.abs(similarity(a, b) - 1 / 3)).toBeLessThan(0.18)
  expect(similarity(a, minHash(words(2000, 3000)))).toBeLessThan(0.05)
})

it('does not see case, spacing or line breaks', () => {
  expect(similarity(minHash('The quick brown fox jumps over it'), minHash('the  quick\nbrown FOX jumps over it'))).toBe(
    1,
  )
})

it('gives short and empty texts a signature too', () => {
  expect(similarity(minHash('two words'), minHash('two words'))).toBe(1)
  expect(similarity(minHash('two words'), minHash('other words'))).toBeLessThan(0.2)
  expect(minHash('')).toHaveLength(64)
})
