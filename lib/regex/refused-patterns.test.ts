import { expect, test } from 'vitest'
import { compilePattern, PatternError } from '#lib/regex/pattern.ts'

/** The refusal of a pattern. */
function refusal(source: string, wholeWord = false): PatternError {
  try {
    compilePattern(source, { wholeWord })
  } catch (error) {
    if (error instanceof PatternError) return error
    throw error
  }
  throw new Error(`${source} is not refused`)
}

test.each([
  ['\\d(?=b)', 2, 'look-ahead (?= asks for text that comes later, which a causal neuron cannot see'],
  ['a(?!b)', 1, 'which a causal neuron cannot see'],
  ['(?<=a)b', 0, 'only the end of a match counts, so write what comes before as part of the pattern'],
  ['(?<!a)b', 0, 'write the characters that may come before'],
  ['(a)\\1', 3, 'refers back to a group: refused, since no finite automaton can compare'],
  ['(?<x>a)\\k<x>', 7, 'refers back to a group'],
  ['a$', 1, '$ asks whether the text ends here, which a causal neuron cannot see'],
  ['a\\z', 1, '\\z asks whether the text ends here'],
  ['(?m)a$', 5, '$ asks about the byte behind the match, which a causal neuron cannot see'],
  ['foo\\b', 3, '\\b asks about the byte behind the match'],
  ['foo\\b(?:bar)?', 3, '\\b asks about the byte behind the match'],
  ['(?:a\\b)+', 4, '\\b asks about the byte behind the match'],
  ['a(b|\\B)', 4, '\\B asks about the byte behind the match'],
  ['\\p{L}', 0, 'name ranges, such as [À-ÿ]'],
  ['a\\y', 1, '\\y has no meaning here: write y'],
  ['a\\', 1, 'wanted a character after the backslash'],
  ['[a', 0, 'wanted ] to end this class'],
  ['[]', 0, 'wanted ] to end this class'],
  ['[a-', 0, 'wanted ] to end this class'],
  ['[z-a]', 1, 'wanted a range from low to high, got z-a: turn it round'],
  ['[a-\\d]', 1, 'wanted one character at the end of this range'],
  ['[[:letters:]]', 1, 'no class is called [:letters:]: there are alnum, alpha'],
  ['[[:toString:]]', 1, 'no class is called [:toString:]'],
  ['[^\\s\\S]', 0, 'this class has no character at all'],
  ['[\\b]', 1, '\\b has no meaning inside brackets'],
  ['(a', 0, 'wanted ) to close this group'],
  ['a)', 1, 'this ) closes no group'],
  ['*a', 0, 'nothing stands before *'],
  ['a**', 2, 'a quantifier stands on another one'],
  ['a++b', 2, 'a quantifier stands on another one'],
  ['a{3,2}', 1, 'wanted {least,most}, got {3,2}: turn the numbers round'],
  ['(?z)a', 0, 'no flag is called z'],
  ['(?>a)', 0, 'an atomic group'],
  ['(?*a)', 0, 'got another kind of group'],
  ['\\x{110000}', 0, 'beyond the last code point'],
  ['\\x{d800}', 0, 'half a character'],
  ['\\xg', 0, 'wanted two hexadecimal digits'],
  ['a\ud800', 1, 'half a character'],
])('%j is refused at %i', (source, at, message) => {
  const error = refusal(source)
  expect(error.message).toContain(message)
  expect(error.message).toMatch(/^Pattern, character \d+: [^\n]+$/)
  expect(error.at).toBe(at)
})

test.each(['a*', '(?:)', 'a|', '(a?)(b*)', '^', '\\b', '(?i)', 'a{0}', '(?:a|b*){3}'])(
  '%j matches the empty text',
  source => {
    const error = refusal(source)
    expect(error.message).toContain('it matches the empty text, so it would match everywhere')
    expect(error.at).toBeNull()
    expect(refusal(source, true).message).toBe(error.message)
  },
)

test('no pattern at all', () => expect(refusal('').message).toContain('got nothing'))
