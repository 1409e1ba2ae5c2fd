import { expect, test } from 'vitest'
import { foldCase } from '#lib/regex/case-fold.ts'
import { contains, unite } from '#lib/regex/code-points.ts'

const folded = (...points: string[]): string[] => {
  const set = foldCase(unite(points.flatMap(point => [point.codePointAt(0)!, point.codePointAt(0)!])))
  const all: string[] = []
  for (let i = 0; i < set.length; i += 2) for (let p = set[i]; p <= set[i + 1]; p++) all.push(String.fromCodePoint(p))
  return all
}

test('letters get their other case', () => {
  expect(folded('a', 'Z', '1')).toEqual(['1', 'A', 'Z', 'a', 'z'])
  expect(folded('é')).toEqual(['É', 'é'])
  expect(folded('ς')).toEqual(['Σ', 'ς', 'σ'])
})

test('letters without a counterpart of one letter stay alone, as do ASCII and other letters apart', () => {
  expect(folded('ß')).toEqual(['ß'])
  expect(folded('s')).toEqual(['S', 's'])
  expect(folded('\u017f')).toEqual(['\u017f'])
})

test('large sets fold like small ones', () => {
  const set = foldCase([0x430, 0x44f, 0x4e00, 0x5000])
  expect(contains(set, 'Я'.codePointAt(0)!)).toBe(true)
  expect(contains(set, 'Ѐ'.codePointAt(0)!)).toBe(false)
})
