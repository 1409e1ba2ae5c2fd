import { expect, test } from 'vitest'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { matchEnds } from '#lib/regex/match-ends.ts'
import { compilePattern } from '#lib/regex/pattern.ts'
import { sampleMatch } from '#lib/regex/sample-match.ts'

test.each(['[a-z]\\d', '(?i)https?://\\S+', '\\d{4}-\\d\\d', '(?:the|a) [A-Z][a-z]+', '\\bfoo\\b.', '[^"]é+', '^# '])(
  '%s matches what is drawn from it',
  source => {
    const random = seededRandom(7)
    const drawn = new Set<string>()
    for (let i = 0; i < 50; i++) {
      const text = sampleMatch(compilePattern(source), random)
      expect(text).not.toBeNull()
      const bytes = new TextEncoder().encode(text!)
      const out = new Uint8Array(bytes.length)
      matchEnds(compilePattern(source), bytes, out)
      expect(out[bytes.length - 1]).toBe(1)
      drawn.add(text!)
    }
    if (source !== '^# ') expect(drawn.size).toBeGreaterThan(1)
  },
)

test('nothing where assertions never hold', () => {
  expect(sampleMatch(compilePattern('a\\bb'), seededRandom(7))).toBeNull()
  expect(sampleMatch(compilePattern('a^b'), seededRandom(7))).toBeNull()
})

test('the same draws give the same strings', () => {
  const draw = () => sampleMatch(compilePattern('\\w{3,}'), seededRandom(3))
  expect(draw()).toBe(draw())
})
