import { expect, test } from 'vitest'
import { fieldChanges } from '#lib/claims/field-changes.ts'

test('only fields that differ are told, word by word', () => {
  expect(
    fieldChanges({ text: 'fires on sevens', label: 'x' }, { text: 'fires on most sevens', label: 'x', case: '1' }),
  ).toEqual([
    {
      name: 'text',
      parts: [
        { text: 'fires on ', change: 'same' },
        { text: 'most ', change: 'added' },
        { text: 'sevens', change: 'same' },
      ],
    },
    { name: 'case', parts: [{ text: '1', change: 'added' }] },
  ])
  expect(fieldChanges({ text: 'a' }, { text: 'a' })).toEqual([])
})

test('what is left of a text whose words all went is told as taken away', () => {
  expect(fieldChanges({ text: 'a b' }, {})).toEqual([{ name: 'text', parts: [{ text: 'a b', change: 'removed' }] }])
})
