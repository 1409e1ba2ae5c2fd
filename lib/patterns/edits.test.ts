import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { breakingEdit, type EditKind, editAt, editKinds } from '#lib/patterns/edits.ts'

const random = () => seededRandom(5)

/** Least number of single insertions, deletions, substitutions and exchanges of neighbours that make b of a. */
function distance(a: readonly string[], b: readonly string[]): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i + j))
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1)
    }
  }
  return rows[a.length][b.length]
}

describe('one edit', () => {
  it('does what its kind says', () => {
    expect(editAt('th', 'delete', 0, random())).toBe('h')
    expect(editAt('th', 'reorder', 0, random())).toBe('ht')
    expect(editAt('th', 'space', 1, random())).toBe('t h')
    expect(editAt('th', 'case', 1, random())).toBe('tH')
    expect(editAt('a1', 'digit', 1, random())).toMatch(/^a[a-z]$/)
    expect(editAt('th', 'substitute', 0, random())).toMatch(/^[^t]h$/)
  })

  it('is not where the kind does not apply', () => {
    expect(editAt('a1', 'digit', 0, random())).toBeNull()
    expect(editAt('1 ', 'case', 0, random())).toBeNull()
    expect(editAt('aa', 'reorder', 0, random())).toBeNull()
    expect(editAt('ab', 'reorder', 1, random())).toBeNull()
    expect(editAt('ab', 'space', 0, random())).toBeNull()
  })
})

describe('a breaking edit', () => {
  const patterns = [/\d{2,4}$/, /th$/, /[A-Z][a-z]+$/, /(?:foo|bar) ?x$/, /q$/, /a.{0,3}b$/]

  it('is one edit away and breaks the pattern, for any text that matches', () => {
    let made = 0
    const texts = fc.constantFrom('12', '1999', 'th', 'The', 'Xylo', 'foo x', 'barx', 'q', 'axyb', 'ab', 'azb')
    const property = fc.property(texts, fc.constantFrom(...editKinds), fc.integer(), (text, kind: EditKind, seed) => {
      for (const pattern of patterns.filter(one => one.test(text))) {
        const edited = breakingEdit(text, kind, { breaks: t => !pattern.test(t), random: seededRandom(seed) })
        if (edited === null) continue
        made++
        expect(pattern.test(edited)).toBe(false)
        expect(distance([...text], [...edited])).toBe(1)
      }
    })
    fc.assert(property, { numRuns: 500, seed: 3 })
    expect(made).toBeGreaterThan(200)
  })

  it('finds the one place that matters', () => {
    // Only the digit decides: the gap before it may be anything.
    const breaks = (text: string) => !/a.{0,9}\d$/.test(text)
    for (let seed = 0; seed < 20; seed++) {
      const edited = breakingEdit('axxxxxx1', 'delete', { breaks, random: seededRandom(seed) })
      expect(['xxxxxx1', 'axxxxxx']).toContain(edited)
    }
  })

  it('is null where no edit of the kind can break the pattern', () => {
    expect(breakingEdit('ab', 'case', { breaks: text => !/ab$/i.test(text), random: random() })).toBeNull()
  })

  it('is the same for the same seed', () => {
    const make = (seed: number) =>
      breakingEdit('1999', 'substitute', { breaks: text => !/\d{4}$/.test(text), random: seededRandom(seed) })
    expect(make(1)).toBe(make(1))
    expect(new Set(Array.from({ length: 20 }, (_, seed) => make(seed))).size).toBeGreaterThan(5)
  })
})
