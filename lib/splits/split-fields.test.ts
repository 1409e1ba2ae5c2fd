import { expect, test } from 'vitest'
import { splitFields } from '#lib/splits/split-fields.ts'

test.each([
  [['one/0/1', 'two/0/1', 'two/0/2'], 'one/0/1', ['two/0/1', 'two/0/2']],
  [['two/0/1', 'one/0/1', 'two/0/2'], 'one/0/1', ['two/0/1', 'two/0/2']],
  [['one/0/1', 'two/0/1'], 'one/0/1', ['two/0/1']],
  [['one/0/1', 'one/0/2', 'two/0/1', 'two/0/2'], 'one/0/1', ['two/0/1', 'two/0/2']],
  [['one/0/1'], 'one/0/1', []],
  [[], '', []],
])('of %j the parent is %j', (neurons, parent, children) => {
  expect(splitFields(neurons)).toEqual({ parent, children })
})
