import { expect, test } from 'vitest'
import { placeMember } from '#lib/families/place-member.ts'

const members = (...values: string[]) => values.map(value => ({ value }))

test.each([
  [['1', '2', '10'], '9', ['1', '2', '9', '10']],
  [['1', '2'], '3', ['1', '2', '3']],
  [['2', '3'], '1', ['1', '2', '3']],
  [[], '1', ['1']],
  [['a', 'C'], 'b', ['a', 'b', 'C']],
  [['b', 'a'], 'c', ['b', 'a', 'c']],
  [['b', 'a', 'd'], 'c', ['b', 'a', 'd', 'c']],
])('%j and %s', (values, value, wanted) => {
  expect(placeMember(members(...values), { value })).toEqual(members(...wanted))
})
