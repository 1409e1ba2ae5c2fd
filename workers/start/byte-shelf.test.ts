import { expect, test } from 'vitest'
import { ByteShelf } from '#workers/start/byte-shelf.mjs'

test('what was asked for longest ago makes room', () => {
  const shelf = new ByteShelf(10)
  shelf.set('a', 1, 4)
  shelf.set('b', 2, 4)
  expect(shelf.get('a')).toBe(1)
  shelf.set('c', 3, 4)
  expect(shelf.get('b')).toBeUndefined()
  expect([shelf.get('a'), shelf.get('c'), shelf.bytes]).toEqual([1, 3, 8])
})

test('a key set again counts once, and what is too large alone is not kept', () => {
  const shelf = new ByteShelf(10)
  shelf.set('a', 1, 4)
  shelf.set('a', 2, 6)
  expect([shelf.get('a'), shelf.bytes]).toEqual([2, 6])
  shelf.set('a', 3, 11)
  expect([shelf.get('a'), shelf.bytes]).toEqual([undefined, 0])
})
