import { expect, test } from 'vitest'
import { movedTo } from '#lib/lists/moved.ts'

test('an item moves and the others keep their order; beyond an end it stays at the end', () => {
  expect(movedTo(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd'])
  expect(movedTo(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['a', 'd', 'b', 'c'])
  expect(movedTo(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  expect(movedTo(['a', 'b'], 0, 9)).toEqual(['b', 'a'])
})
