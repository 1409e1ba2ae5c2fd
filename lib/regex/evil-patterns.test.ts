import { describe, expect, test } from 'vitest'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { MAX_MEMBERS, MAX_NODES, MAX_TRANSITIONS, MAX_WIDTH } from '#lib/regex/limits.ts'
import { matchEnds } from '#lib/regex/match-ends.ts'
import { compilePattern } from '#lib/regex/pattern.ts'

const KILOBYTES_64 = 65_536
const KILOBYTES_16 = 16_384
const random = seededRandom(64)
const draw = (alphabet: string, n: number): string =>
  Array.from({ length: n }, () => alphabet[Math.floor(alphabet.length * random())]).join('')
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const words = (n: number, alphabet: string): string => Array.from({ length: n }, () => draw(alphabet, 6)).join('|')
const han = (): string => String.fromCodePoint(0x4e00 + Math.floor(20_000 * random()))

/** Scans a text and returns ends and work done: visits a byte, states made, times they were forgotten. */
function scan(source: string, text: string | Uint8Array) {
  const pattern = compilePattern(source)
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const out = new Uint8Array(bytes.length)
  const found = matchEnds(pattern, bytes, out)
  const { visits, statesMade, flushes, table } = pattern.dfa
  return {
    found,
    out,
    visits: visits / bytes.length,
    statesMade,
    flushes,
    cells: table.length,
    nNodes: pattern.program.nNodes,
  }
}

/** Visits a byte at most: each open match once, once more through an assertion; what begins at the start of the text is small. */
const MOST_VISITS = 2 * MAX_WIDTH + 50

describe('patterns that hang a backtracking matcher', () => {
  test.each([
    ['(a+)+b', 'a'],
    ['(a|aa)+b', 'a'],
    ['(?:a|ab|aab){80}c', 'ab'],
    ['(?:a?b?){100}c', 'ab'],
    ['(.*)(.*)(.*)(.*)x', 'ab '],
    ['(?:\\ba?|a.){100}b', 'ab '],
    ['(?:^|\\ba|\\Ba){90}b', 'ab c'],
    ['((a{5}){5}){5}b', 'ab'],
    ['a.{0,280}b', 'ab '],
    ['a.{200,}b', 'ab '],
    ['a(?:\\w+ ){0,50}b', 'ab '],
    ['a.{0,100}b.{0,9}c', 'abc'],
  ])('%s on 64 kB of %j', (source, alphabet) => {
    const { visits, statesMade } = scan(source, draw(alphabet, KILOBYTES_64))
    expect(visits).toBeLessThan(1)
    expect(statesMade).toBeLessThan(1000)
  })
})

describe('patterns whose automaton is too large to keep', () => {
  test.each([
    ['a.{550}b', 'ab'],
    ['a[ab]{590}x', 'ab'],
    ['(?s)a.{300}b.{200}c', 'abc\né'],
    ['(?:\\b.|.){100}a.{150}', 'ab '],
  ])('%s on 16 kB of %j: bounded work, bounded memory', (source, alphabet) => {
    const { visits, statesMade, cells } = scan(source, draw(alphabet, KILOBYTES_16))
    expect(statesMade).toBeGreaterThan(1000)
    expect(visits).toBeLessThan(MOST_VISITS)
    expect(cells).toBeLessThanOrEqual(2 * MAX_TRANSITIONS)
  })

  test('ends stay right while states are forgotten and not kept', () => {
    const text = draw('ab', KILOBYTES_16)
    const { out, flushes, statesMade } = scan('a[ab]{500}b', text)
    expect(flushes).toBeGreaterThan(0)
    expect(statesMade).toBeLessThan(MAX_MEMBERS / 100)
    const wanted = Array.from(text, (letter, i) => Number(letter === 'b' && text[i - 501] === 'a'))
    expect([...out].join('')).toBe(wanted.join(''))
  })

  test('states are kept again after a text that was too hard', () => {
    const pattern = compilePattern('a[ab]{500}b|cd')
    const hard = new TextEncoder().encode(draw('ab', 6 * KILOBYTES_16))
    matchEnds(pattern, hard, new Uint8Array(hard.length))
    const easy = new TextEncoder().encode('cd '.repeat(KILOBYTES_64))
    expect(matchEnds(pattern, easy, new Uint8Array(easy.length))).toBe(KILOBYTES_64)
    const before = pattern.dfa.visits
    expect(matchEnds(pattern, easy, new Uint8Array(easy.length))).toBe(KILOBYTES_64)
    expect(pattern.dfa.visits - before).toBeLessThan(10)
  })
})

describe('long patterns', () => {
  test('a class of 10 kB', () => {
    const members = Array.from({ length: 3300 }, han).join('')
    expect(new TextEncoder().encode(members).length).toBeGreaterThan(9_000)
    const { found, nNodes } = scan(`[${members}]`, members)
    expect(found).toBe(3300)
    expect(nNodes).toBeLessThan(MAX_NODES / 10)
    expect(scan(`[^${members}]`, members).found).toBe(0)
  })

  test.each([LETTERS, '0123456789', 'ab'])('1,000 alternatives of letters of %s', alphabet => {
    const alternatives = words(1000, alphabet)
    for (const source of [alternatives, `(?i)${alternatives}`, `x(?:${alternatives})`]) {
      const { visits } = scan(source, draw(alphabet, KILOBYTES_64))
      expect(visits).toBeLessThan(60)
    }
    const { found } = scan(alternatives, alternatives)
    expect(found).toBeGreaterThanOrEqual(1000)
  })

  test.each([
    ['nested counts', '(((a{100}){100}){100}){100}', 'wanted at most 20000 nodes'],
    [
      'nested counts of nothing',
      '(?:(?:(?:(?:){1000}){1000}){1000}){1000}a',
      'too large once its counted repeats are written out',
    ],
    ['many open matches', 'a[ab]{990}', 'wanted at most 600 places where a match can stand at once, got up to 991'],
    ['many skipped', '(?:a?){1000}b', 'places where a match can stand at once'],
    ['16 kB and one', 'a'.repeat(16_385), 'wanted at most 16384 characters, got 16385'],
    ['300 groups', `${'('.repeat(300)}a${')'.repeat(300)}`, 'wanted at most 200 groups inside each other'],
    ['1,001 repeats', 'a{1001}', 'wanted at most 1000 repeats'],
  ])('%s: refused', (_what, source, message) => expect(() => compilePattern(source)).toThrow(message))
})

test('random bytes are scanned like any text', () => {
  const bytes = Uint8Array.from({ length: KILOBYTES_64 }, () => Math.floor(256 * random()))
  const { visits, found } = scan('(?s)\\w.{3}|[^\\x00-\\x7f]\\S+', bytes)
  expect(visits).toBeLessThan(10)
  expect(found).toBeGreaterThan(0)
})
