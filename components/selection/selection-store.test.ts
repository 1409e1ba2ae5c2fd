import { beforeEach, expect, test, vi } from 'vitest'
import {
  isSelected,
  mostSelected,
  onSelection,
  parseSelection,
  select,
  selection,
  toggleSelected,
} from '#components/selection/selection-store.ts'

beforeEach(() => select([]))

test('neurons are chosen in order, each once, and no longer by a second time', () => {
  const heard = vi.fn()
  const end = onSelection(heard)
  toggleSelected('planted-1l/0/7')
  toggleSelected('planted-1l/0/3')
  expect(selection()).toEqual(['planted-1l/0/7', 'planted-1l/0/3'])
  expect([isSelected('planted-1l/0/3'), isSelected('planted-1l/0/4')]).toEqual([true, false])
  expect(selection()).toBe(selection())
  toggleSelected('planted-1l/0/7')
  expect(selection()).toEqual(['planted-1l/0/3'])
  expect(heard).toHaveBeenCalledTimes(3)
  end()
  toggleSelected('planted-1l/0/3')
  expect(heard).toHaveBeenCalledTimes(3)
})

test('there are at most as many as a claim takes', () => {
  select(Array.from({ length: mostSelected + 5 }, (_, i) => `one/0/${i}`))
  expect(selection()).toHaveLength(mostSelected)
})

test.each([
  [null, []],
  ['', []],
  ['{', []],
  ['{"a":1}', []],
  ['["one/0/1",2,"<b>","one/0/1","../0/1"]', ['one/0/1']],
])('what is stored as %j is read as %j', (text, wanted) => {
  expect(parseSelection(text)).toEqual(wanted)
})
