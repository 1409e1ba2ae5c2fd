import { expect, test } from 'vitest'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { type CodePoints, complement, contains, unite } from '#lib/regex/code-points.ts'
import { TRIE_END, utf8Trie } from '#lib/regex/utf8-trie.ts'

/** Whether a trie reads bytes to its end. */
function reads(points: CodePoints, bytes: Uint8Array): boolean {
  const trie = utf8Trie(points)
  let at = trie.length - 1
  for (const byte of bytes) {
    if (at === TRIE_END) return false
    const { edges } = trie[at]
    const edge = edges.findIndex((first, i) => i % 3 === 0 && first <= byte && byte <= edges[i + 1])
    if (edge < 0) return false
    at = edges[edge + 2]
  }
  return at === TRIE_END
}

test('random sets read exactly the UTF-8 of their members', () => {
  const random = seededRandom(8)
  const edgesOfLengths = [0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff]
  const near = (): number => {
    const base = random() < 0.5 ? edgesOfLengths[Math.floor(10 * random())] : Math.floor(0x110000 * random() ** 4)
    return Math.min(0x10ffff, Math.max(0, base + Math.floor(130 * random()) - 65))
  }
  for (let round = 0; round < 300; round++) {
    const pairs = Array.from({ length: 1 + Math.floor(4 * random()) }, () =>
      [near(), near()].sort((a, b) => a - b),
    ).flat()
    const points = random() < 0.5 ? unite(pairs) : complement(unite(pairs))
    for (let i = 0; i < 20; i++) {
      const point = near()
      if (point >= 0xd800 && point <= 0xdfff) continue
      const bytes = new TextEncoder().encode(String.fromCodePoint(point))
      expect(`${point} ${reads(points, bytes)}`).toBe(`${point} ${contains(points, point)}`)
    }
  }
})

test('no trie reads surrogates, bytes too long for what they say, or half a character', () => {
  const everything = complement([])
  expect(reads(everything, Uint8Array.of(0xed, 0xa0, 0x80))).toBe(false)
  expect(reads(everything, Uint8Array.of(0xc0, 0xaf))).toBe(false)
  expect(reads(everything, Uint8Array.of(0xf4, 0x90, 0x80, 0x80))).toBe(false)
  expect(reads(everything, Uint8Array.of(0xe2, 0x82))).toBe(false)
})

test('everything takes a handful of nodes', () => expect(utf8Trie(complement([])).length).toBeLessThan(9))
