import { expect, it } from 'vitest'
import { classAtoms, literalAtom } from '#lib/patterns/slot-atom.ts'
import { matchesAt, patternSize, patternSource } from '#lib/patterns/token-pattern.ts'

const texts = ['t', 'h', ' the', '7', 'x', '.', '\n', null]
const [t, h, the, seven, x] = [0, 1, 2, 3, 4].map(token => literalAtom([token], texts))

it('matches adjacent tokens, the last slot first', () => {
  const pattern = [
    { atom: h, gap: 0 },
    { atom: t, gap: 0 },
  ]
  expect(patternSource(pattern)).toBe('th')
  expect(patternSize(pattern)).toBe(2)
  expect(matchesAt(pattern, Uint16Array.of(4, 0, 1), 2, 2)).toBe(true)
  expect(matchesAt(pattern, Uint16Array.of(0, 4, 1), 2, 2)).toBe(false)
  // The row begins at the firing token: what stands before belongs to another text.
  expect(matchesAt(pattern, Uint16Array.of(4, 0, 1), 2, 0)).toBe(false)
})

it('lets a gap be shorter, not longer', () => {
  const pattern = [
    { atom: seven, gap: 0 },
    { atom: the, gap: 2, characters: 12 },
  ]
  expect(patternSource(pattern)).toBe(' the.{0,12}7')
  expect(patternSize(pattern)).toBe(3)
  expect(matchesAt(pattern, Uint16Array.of(2, 3), 1, 1)).toBe(true)
  expect(matchesAt(pattern, Uint16Array.of(2, 4, 4, 3), 3, 3)).toBe(true)
  expect(matchesAt(pattern, Uint16Array.of(2, 4, 4, 4, 3), 4, 4)).toBe(false)
})

it('generalises to the classes that hold whole tokens of the vocabulary', () => {
  const atoms = classAtoms(texts)
  const of = (source: string) => atoms.find(atom => atom.source === source)?.members
  expect(of('\\d')).toEqual(Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 0))
  expect(of(' [a-z]+')).toEqual(Uint8Array.of(0, 0, 1, 0, 0, 0, 0, 0))
  expect(of('[a-z]')).toEqual(Uint8Array.of(1, 1, 0, 0, 1, 0, 0, 0))
  expect(of('[[:punct:]]')).toEqual(Uint8Array.of(0, 0, 0, 0, 0, 1, 0, 0))
  // No token is a run of spaces, so there is no such step.
  expect(of(' +')).toBeUndefined()
  expect(literalAtom([0, 4], texts)).toMatchObject({ source: '[tx]', size: 2 })
  expect(x.source).toBe('x')
})
