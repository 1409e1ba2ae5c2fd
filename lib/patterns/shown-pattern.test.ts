import { expect, test } from 'vitest'
import { shownPattern } from '#lib/patterns/shown-pattern.ts'

test('every space of a pattern can be seen, and nothing else is changed', () => {
  expect(shownPattern(' ?\\w+  def\\n ')).toBe('␣?\\w+␣␣def\\n␣')
})
