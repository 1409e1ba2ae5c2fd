import { describe, expect, test } from 'vitest'
import { addDocuments, compareDocuments, createDocumentTable } from '#lib/numeric/document-table.ts'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { createTopLists, offerTop, sortTop } from '#lib/numeric/top-k.ts'

const documents = createDocumentTable()
const order = (a: number, b: number) => compareDocuments(documents, a, b)
/** Hashes run against the ordinals, and one is above 2^63: unsigned order must hold. */
const hashes = BigUint64Array.of(0xf000000000000000n, 9n, 8n, 8n)
addDocuments(documents, Uint32Array.of(0, 1, 2, 3), hashes)

const listOf = (k: number, entries: [value: number, document: number, token: number][]) => {
  const lists = createTopLists(1, k)
  for (const [value, document, token] of entries) offerTop(lists, 0, value, document, 0, token, order)
  sortTop(lists, 0, order)
  return Array.from({ length: lists.size[0] }, (_, i) => [lists.value[i], lists.document[i], lists.token[i]])
}

describe('top-K lists', () => {
  test('of documents with maxima 5, 5, 3, 1 and K = 2 hold the two fives, ordered by unsigned hash', () => {
    const entries: [number, number, number][] = [[5, 0, 7], [5, 1, 2], [3, 2, 0], [1, 3, 0]] // biome-ignore format: a table
    expect(listOf(2, entries)).toEqual([[5, 1, 2], [5, 0, 7]]) // biome-ignore format: a table
    expect(listOf(2, [entries[1], entries[3], entries[0], entries[2]])).toEqual(listOf(2, entries))
  })

  test('order documents of equal value and hash by ordinal', () => {
    expect(listOf(5, [[1, 3, 0], [1, 2, 0]])).toEqual([[1, 2, 0], [1, 3, 0]]) // biome-ignore format: a table
  })

  test('hold fewer entries than K where fewer came', () => {
    expect(listOf(1000, [[-2, 0, 0], [-1, 1, 0]])).toEqual([[-1, 1, 0], [-2, 0, 0]]) // biome-ignore format: a table
  })

  test('keep what a full sort keeps, over long tie-heavy streams', () => {
    const random = seededRandom(31)
    const table = createDocumentTable()
    const n = 5000
    const ordinals = Uint32Array.from({ length: n }, (_, i) => i)
    addDocuments(
      table,
      ordinals,
      BigUint64Array.from(ordinals, i => BigInt(i % 50)),
    )
    const compare = (a: number, b: number) => compareDocuments(table, a, b)
    for (const k of [1, 20, 700]) {
      const lists = createTopLists(3, k)
      const values = [0, 1, 2].map(list =>
        Float32Array.from({ length: n }, () => (list === 0 ? random() - 0.5 : Math.floor(random() * 20 * list) / 4)),
      )
      for (let i = 0; i < n; i++)
        for (let list = 0; list < 3; list++) offerTop(lists, list, values[list][i], i, 0, i, compare)
      for (let list = 0; list < 3; list++) {
        sortTop(lists, list, compare)
        const wanted = [...ordinals].sort((a, b) => values[list][b] - values[list][a] || compare(a, b)).slice(0, k)
        const first = list * lists.capacity
        expect([...lists.document.subarray(first, first + lists.size[list])]).toEqual(wanted)
      }
    }
  })

  test('refuse a K that is no count', () => {
    expect(() => createTopLists(1, 0)).toThrow('top-K: wanted K in 1..500000, got 0')
  })
})
