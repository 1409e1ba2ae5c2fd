import { expect, test } from 'vitest'
import { rowId } from '#lib/accounts/row-id.ts'

test('an id is a whole number that the database can hold; anything else is that of no row', () => {
  expect(['1', '42', '999999999'].map(rowId)).toEqual([1, 42, 999_999_999])
  for (const text of ['', '0', '-1', '1.5', '1e3', '01', ' 1', '9999999999', 'x', null, undefined])
    expect(rowId(text)).toBe(0)
})
