import { expect, test } from 'vitest'
import { mergeClaim } from '#lib/claims/merge-claim.ts'
import { mergeProse } from '#lib/claims/merge-prose.ts'
import { mergeRows } from '#lib/claims/merge-rows.ts'
import type { Predicate } from '#lib/claims/predicate.ts'

const rows = (base: string[], theirs: string[], yours: string[]) => mergeRows(base, theirs, yours, row => row[0])

test('two sentences that two people changed go together', () => {
  const merged = mergeProse('One. Two. Three.', 'One, really. Two. Three.', 'One. Two. Three, too.')
  expect(merged).toEqual({ text: 'One, really. Two. Three, too.', conflict: false })
})

test('one sentence that both changed stands there twice, between marks', () => {
  expect(mergeProse('One. Two.', 'One. Deux.', 'One. Zwei.')).toEqual({
    text: 'One. \n<<<<<<< theirs\nDeux.\n=======\nZwei.\n>>>>>>> yours',
    conflict: true,
  })
})

test('a change that only one made is taken whole, and one that both made is no conflict', () => {
  expect(mergeProse('a', 'a', 'b')).toEqual({ text: 'b', conflict: false })
  expect(mergeProse('a', 'b', 'a')).toEqual({ text: 'b', conflict: false })
  expect(mergeProse('a', 'b', 'b')).toEqual({ text: 'b', conflict: false })
})

test('rows: put in by either, taken out by either, changed by one, in the order of whoever changed it', () => {
  expect(rows(['a', 'b'], ['a', 'b', 'c'], ['b', 'd'])).toEqual({ rows: ['b', 'd', 'c'], conflicts: [] })
  expect(rows(['a1', 'b'], ['a2', 'b'], ['b', 'a1'])).toEqual({ rows: ['b', 'a2'], conflicts: [] })
  expect(rows(['a', 'b', 'c'], ['c', 'b', 'a'], ['a', 'b', 'c', 'd']).rows).toEqual(['c', 'b', 'a', 'd'])
})

test('rows: what both changed, or one changed and one took out, is named and kept', () => {
  expect(rows(['a1'], ['a2'], ['a3'])).toEqual({ rows: ['a2'], conflicts: ['a'] })
  expect(rows(['a1'], [], ['a3'])).toEqual({ rows: ['a3'], conflicts: ['a'] })
})

test('a claim is merged field by field', () => {
  const content = (body: object, confidence: 'low' | 'high' = 'low') => ({ body, confidence, evidence: [] })
  const merged = mergeClaim(
    content({ title: 'Digits', members: [{ neuron: 'm/0/1', value: '1' }] }),
    content({ title: 'Ten digits', members: [{ neuron: 'm/0/1', value: 'one' }], text: 'Both.' }, 'high'),
    content({
      title: 'Figures',
      members: [
        { neuron: 'm/0/1', value: '1' },
        { neuron: 'm/0/2', value: '2' },
      ],
    }),
  )
  expect(merged).toEqual({
    body: {
      title: 'Figures',
      members: [
        { neuron: 'm/0/1', value: 'one' },
        { neuron: 'm/0/2', value: '2' },
      ],
      text: 'Both.',
    },
    confidence: 'high',
    evidence: [],
    conflicts: ['title'],
  })
})

test('a list of tokens is merged as a set; what and, or, not hold is taken whole and named', () => {
  const tagged = (predicate: Predicate) => ({
    body: { label: 'x', predicate },
    confidence: 'low' as const,
    evidence: [],
  })
  const tokens = (...list: string[]) => tagged({ type: 'tokens', tokens: list })
  expect(mergeClaim(tokens('1', '2'), tokens('1', '2', '3'), tokens('2', '4'))).toMatchObject({
    body: { label: 'x', predicate: { type: 'tokens', tokens: ['2', '4', '3'] } },
    conflicts: [],
  })
  const not = (token: string) => tagged({ type: 'not', of: { type: 'tokens', tokens: [token] } })
  expect(mergeClaim(tokens('1'), not('2'), tokens('3'))).toMatchObject({
    body: { predicate: { type: 'tokens', tokens: ['3'] } },
    conflicts: ['predicate'],
  })
  expect(mergeClaim(not('1'), not('2'), not('3'))).toEqual({ ...not('3'), conflicts: ['predicate'] })
  expect(mergeClaim(not('1'), not('2'), not('1'))).toEqual({ ...not('2'), conflicts: [] })
})
