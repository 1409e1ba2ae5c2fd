import { expect, test } from 'vitest'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { mostWork, rowMatcher } from '#lib/pattern-server/search-tasks.ts'
import { findMatches, leastRead, PatternRefused } from '#lib/patterns/find-matches.ts'
import type { IndexTexts } from '#lib/patterns/index-texts.ts'

const nRows = 8000
const length = 250
const nTokens = nRows * length

/** Two million tokens of one letter each, words of them; documents of which every tenth is full of q; two rows a document. */
function largeSample(): IndexTexts {
  const random = seededRandom(5)
  const letters = 'etaoinshrdlu.bcfgm wpv0123456789 '
  const text = Uint8Array.from({ length: nTokens }, (_, at) => {
    const often = Math.floor(at / (2 * length)) % 10 === 0
    return random() < (often ? 0.05 : 0.002) ? 113 : letters.charCodeAt(Math.floor(letters.length * random()))
  })
  const rows = Array.from({ length: nRows + 1 }, (_, row) => row)
  return {
    text,
    ends: Uint32Array.from({ length: nTokens }, (_, at) => (at % length) + 1),
    tokens: new Uint16Array(nTokens),
    rowSlot: Uint32Array.from(rows, row => row * length),
    rowByte: Uint32Array.from(rows, row => row * length),
    rowDocument: Uint32Array.from(rows.slice(1), row => Math.floor((row - 1) / 2)),
    rowFirst: Uint32Array.from(rows.slice(1), row => ((row - 1) % 2) * length),
    rowHash: BigUint64Array.from(rows.slice(1), row => BigInt(Math.floor((row - 1) / 2)) * 0x9e3779b97f4a7c15n),
    rowHalf: Uint8Array.from(rows.slice(1), row => Math.floor((row - 1) / 2) % 2),
    halfTokens: [nTokens / 2, nTokens / 2],
  }
}

const texts = largeSample()
const search = (source: string, most = mostWork) => {
  const { match, budget } = rowMatcher({ source, ignoreCase: false, wholeWord: false })
  let read = 0
  const counted = (text: Uint8Array, ends: Uint32Array, out: Uint8Array) => {
    read += text.length
    return match(text, ends, out)
  }
  const answer = () => findMatches(counted, texts, { ...budget, most })
  return { answer, spent: budget.spent, read: () => read }
}

test.each([
  '[a-z].{250}\\d',
  '[a-z].{550}\\d',
  '(?s)e.{580}x',
  '(?:\\b.|.){100}a.{150}',
  '(?s)a.{300}b.{200}c',
  '[aeiou][^q]{500}z',
  '(?:[aeiou].{20}){20}',
])('%s: a part of the sample, or a refusal, within the work of one search', source => {
  const { answer, spent, read } = search(source)
  let refused = ''
  try {
    const { part, all } = answer()
    expect(part?.documents[0]).toBeGreaterThanOrEqual(leastRead)
    expect(all[1]).toBeLessThan(nTokens)
  } catch (error) {
    if (!(error instanceof PatternRefused)) throw error
    refused = error.message
  }
  if (refused) expect(refused).toMatch(/too much work: one search may read [\d\s]+ of 2\s000\s000|more than 20 %/)
  expect(read()).toBeLessThan(nTokens)
  // The document that was begun is read to its end: 1,250 visits a byte at most.
  expect(spent()).toBeLessThan(mostWork + 1250 * length)
})

test.each(['(a+)+b', '\\d{4}', 'q', '(?:a|aa)+q', '\\S+ \\S+ \\S+q'])('%s is matched everywhere', source => {
  const { answer, spent, read } = search(source)
  expect(answer().part).toBeNull()
  expect(read()).toBe(nTokens)
  expect(spent()).toBeLessThan(mostWork / 10)
})

test('an estimate lies within its standard error of what is there, from any number of documents', () => {
  const whole = search('q').answer()
  expect(whole.part).toBeNull()
  for (const share of [20, 8, 3]) {
    // Its work is that of the rows read: each once.
    const { match } = rowMatcher({ source: 'q', ignoreCase: false, wholeWord: false })
    let rows = 0
    const counting = (text: Uint8Array, ends: Uint32Array, out: Uint8Array) => {
      rows++
      return match(text, ends, out)
    }
    const some = findMatches(counting, texts, { spent: () => rows, most: 2 * Math.floor(nRows / share / 2) })
    const { part, all, found, slots, marks } = some
    if (part === null) throw new Error('wanted a part')
    // The last document was read in half, and counts for nothing.
    expect([rows % 2, part.documents[0] + part.documents[1]]).toEqual([1, (rows - 1) / 2])
    for (const half of [0, 1]) {
      expect(part.error[half]).toBeGreaterThan(0)
      expect(Math.abs(all[half] - whole.all[half])).toBeLessThan(3 * part.error[half])
    }
    expect(found[0] + found[1]).toBe(slots.length)
    for (const slot of slots) expect([marks[slot], part.rows[Math.floor(slot / length)]]).toEqual([1, 1])
  }
})
