import { expect, it } from 'vitest'
import { compileLiteral, compileSplitPattern } from '#lib/tokens/split-pattern.ts'

it("reads \\s and \\d as Unicode's white space and digits, inside classes too", () => {
  const matches = (source: string, text: string) => text.match(compileSplitPattern(source))
  expect(matches('\\s', '\u0085\ufeff')).toEqual(['\u0085'])
  expect(matches('\\d+', '1٣x')).toEqual(['1٣'])
  expect(matches('[^\\s\\p{L}]+', 'a\u0085\ufeff-')).toEqual(['\ufeff-'])
  expect(matches('.+', 'a\r\nb')).toEqual(['a\r', 'b'])
})

it.each([
  ["(?i:'s)", 'inline flags'],
  ['\\bword', '\\b'],
  ['^a', 'the anchor ^'],
  ['[a&&[b]]', 'nested character classes'],
  ['a++', 'syntax that JavaScript does not have'],
])('refuses %s', (source, why) => {
  expect(() => compileSplitPattern(source)).toThrow(why)
})

it('escapes a literal', () => {
  expect('a.b-c[$^'.split(compileLiteral('.'))).toEqual(['a', 'b-c[$^'])
  expect('a-b'.split(compileLiteral('-'))).toEqual(['a', 'b'])
})
