import { describe, expect, test } from 'vitest'
import { matchEnds } from '#lib/regex/match-ends.ts'
import { compilePattern, type PatternOptions } from '#lib/regex/pattern.ts'

/** Ends of matches as byte offsets behind them. */
function endsOf(source: string, text: string | Uint8Array, options: Partial<PatternOptions> = {}): number[] {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const out = new Uint8Array(bytes.length)
  const n = matchEnds(compilePattern(source, options), bytes, out)
  const ends = [...out].flatMap((hit, i) => (hit ? [i + 1] : []))
  expect(n).toBe(ends.length)
  return ends
}

describe('ends of matches', () => {
  test('a letter and a digit', () => expect(endsOf('[a-z]\\d', 'a1 b2 ab')).toEqual([2, 5]))
  test('every end, not only those of leftmost matches', () => {
    expect(endsOf('a{2,3}', 'aaaaa')).toEqual([2, 3, 4, 5])
    expect(endsOf('ab?', 'ab')).toEqual([1, 2])
    expect(endsOf('abcd|bc', 'abcd')).toEqual([3, 4])
  })
  test('lazy and greedy quantifiers end alike', () => expect(endsOf('a.*?c', 'abcc')).toEqual(endsOf('a.*c', 'abcc')))
  test('characters are of UTF-8, and end with their last byte', () => {
    expect(endsOf('[^a]', 'aé€😀b')).toEqual([3, 6, 10, 11])
    expect(endsOf('.', 'é\n€')).toEqual([2, 6])
    expect(endsOf('(?s).', '\n')).toEqual([1])
    expect(endsOf('\\x{1F600}|\\xe9', 'é😀')).toEqual([2, 6])
  })
  test('case', () => {
    expect(endsOf('straße', 'STRAßE straße', { ignoreCase: true })).toEqual([7, 15])
    expect(endsOf('(?i)é', 'Éé')).toEqual([2, 4])
    expect(endsOf('a(?i)b|c', 'aB C')).toEqual([2, 4])
    expect(endsOf('(?i:a)b', 'Ab AB')).toEqual([2])
    expect(endsOf('(?i)[^a]', 'Aab')).toEqual([3])
    expect(endsOf('ks', '\u212as k\u017f', { ignoreCase: true })).toEqual([])
  })
  test('assertions that look back, or at a byte of the match', () => {
    expect(endsOf('^b', 'b\nb')).toEqual([1])
    expect(endsOf('\\Ab', 'bb')).toEqual([1])
    expect(endsOf('(?m)^b', 'b\nb bb')).toEqual([1, 3])
    expect(endsOf('(?m)a$\\n', 'a\nab\na')).toEqual([2])
    expect(endsOf('\\bth', 'the oth th')).toEqual([2, 10])
    expect(endsOf('\\Bth', 'the oth th')).toEqual([7])
    expect(endsOf('a\\b.', 'ab a.')).toEqual([5])
  })
  test('whole word: no word is entered in its middle; where it goes on is not seen', () => {
    expect(endsOf('cat', 'cat category concat', { wholeWord: true })).toEqual([3, 7])
    expect(endsOf(' cat|\\(', 'a cat(', { wholeWord: true })).toEqual([5, 6])
  })
  test('quoted text, classes by name, escapes', () => {
    expect(endsOf('\\Qa.b\\E+', 'a.bbaxb')).toEqual([3, 4])
    expect(endsOf('[[:upper:]\\d_]', 'aB3_-')).toEqual([2, 3, 4])
    expect(endsOf('[[:^alpha:]]', 'a-')).toEqual([2])
    expect(endsOf('[]a-]', ']-b')).toEqual([1, 2])
    expect(endsOf('x{,3}', 'x{,3}')).toEqual([5])
    expect(endsOf('\\t\\x41\\.', '\tA.')).toEqual([3])
  })
  test('bytes that are no UTF-8 match nothing, and do not throw', () => {
    const bytes = Uint8Array.of(0x61, 0xff, 0xc3, 0x61, 0xe2, 0x82, 0xed, 0xa0, 0x80, 0xf8, 0x62)
    expect(endsOf('(?s).', bytes)).toEqual([1, 4, 11])
    expect(endsOf('[^x]+', bytes)).toEqual([1, 4, 11])
  })
  test('a text ends: the next one begins anew', () => {
    const pattern = compilePattern('ab')
    const out = new Uint8Array(1)
    expect(matchEnds(pattern, new TextEncoder().encode('a'), out)).toBe(0)
    expect(matchEnds(pattern, new TextEncoder().encode('b'), out)).toBe(0)
  })
})
