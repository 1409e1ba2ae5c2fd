import { expect, it } from 'vitest'
import { topLevelKeys } from '#lib/model/json-keys.ts'

it('lists the outermost keys only, repeats and escapes included', () => {
  const text = '{"a": {"x": "}"}, "b\\"{": ["y", {"z": 1}], "a" : "text: \\\\", "c":1}'
  expect(topLevelKeys(text)).toEqual(['a', 'b"{', 'a', 'c'])
  expect(topLevelKeys('{}')).toEqual([])
})
