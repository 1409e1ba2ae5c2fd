import { expect, test } from 'vitest'
import { textTable } from '#workers/commands/text-table.ts'

test('words stand left, numbers right, and no line ends in spaces', () => {
  const rows = [
    ['a', '9', 'x'],
    ['longer', '1,024', ''],
  ]
  expect(textTable(['name', 'neurons', 'note'], rows).split('\n')).toEqual([
    'name    neurons  note',
    'a             9  x',
    'longer    1,024',
  ])
})
