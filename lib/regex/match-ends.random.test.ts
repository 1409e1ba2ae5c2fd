import { expect, test } from 'vitest'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { matchEnds } from '#lib/regex/match-ends.ts'
import { matchTokens } from '#lib/regex/match-tokens.ts'
import { compilePattern, type Pattern, PatternError } from '#lib/regex/pattern.ts'
import { sampleMatch } from '#lib/regex/sample-match.ts'
import { endsByRegExp } from '#lib/regex/testing/ends-by-regexp.ts'
import { randomPattern, randomText } from '#lib/regex/testing/random-pattern.ts'

const PAIRS = 10_000
const TEXTS_EACH = 4

const flagsOf = (n: number) => ({ ignoreCase: (n & 1) === 1, s: (n & 2) === 2, m: (n & 4) === 4 })

/** Patterns that the language has, drawn from a seed, with the flags they are read with. */
function* patterns(
  random: () => number,
): Generator<{ source: string; pattern: Pattern; flags: ReturnType<typeof flagsOf> }> {
  for (;;) {
    const source = randomPattern(random)
    const flags = flagsOf(Math.floor(8 * random()))
    const inline = `${flags.s ? '(?s)' : ''}${flags.m ? '(?m)' : ''}`
    try {
      yield { source, flags, pattern: compilePattern(inline + source, { ignoreCase: flags.ignoreCase }) }
    } catch (error) {
      // Many drawn patterns may match nothing at all, or end with an assertion.
      if (!(error instanceof PatternError && /empty text|asks about the byte/.test(error.message))) throw error
    }
  }
}

test(`${PAIRS} random pairs of pattern and text end where RegExp says they do`, { timeout: 120_000 }, () => {
  const random = seededRandom(2024)
  const drawn = patterns(random)
  let ends = 0
  for (let pair = 0; pair < PAIRS; pair += TEXTS_EACH) {
    const { source, flags, pattern } = drawn.next().value
    for (let i = 0; i < TEXTS_EACH; i++) {
      const text = randomText(random)
      const bytes = new TextEncoder().encode(text)
      const out = new Uint8Array(bytes.length)
      matchEnds(pattern, bytes, out)
      const found = [...out].flatMap((hit, at) => (hit ? [at + 1] : []))
      const wanted = endsByRegExp(source, text, flags)
      if (found.join() !== wanted.join())
        expect({ source, flags, text, ends: found }).toEqual({ source, flags, text, ends: wanted })
      ends += wanted.length

      const cuts = [...bytes.keys()].map(at => at + 1).filter(at => at === bytes.length || random() < 0.4)
      const tokens = new Uint8Array(cuts.length)
      matchTokens(pattern, bytes, Uint32Array.from(cuts), tokens)
      const inside = cuts.map((end, t) => Number(wanted.some(e => (t === 0 ? 0 : cuts[t - 1]) < e && e <= end)))
      if (tokens.join() !== inside.join())
        expect({ source, text, cuts, tokens: [...tokens] }).toEqual({ source, text, cuts, tokens: inside })
    }
  }
  expect(ends).toBeGreaterThan(PAIRS)
})

test('what is drawn from random patterns matches them as RegExp says', { timeout: 60_000 }, () => {
  const random = seededRandom(11)
  const drawn = patterns(random)
  let samples = 0
  for (let i = 0; i < 300; i++) {
    const { source, pattern, flags } = drawn.next().value
    const text = sampleMatch(pattern, random)
    // Where JavaScript and RE2 differ on what a space or a line break is, it is no judge.
    if (text === null || text.length > 40 || /[^ -~\n]/.test(text)) continue
    samples++
    if (!endsByRegExp(source, text, flags).includes(text.length)) expect({ source, flags, text }).toBe('a match')
  }
  expect(samples).toBeGreaterThan(100)
})
