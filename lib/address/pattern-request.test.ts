import { expect, test } from 'vitest'
import { patternTestQuery } from '#lib/address/pattern-fields.ts'
import { emptySearch, parsePatternTest, parsePatternView, patternHref } from '#lib/address/pattern-request.ts'

const queryOf = (href: string) => {
  const all = new URLSearchParams(href.split('?')[1])
  return Object.fromEntries(
    [...all.keys()].map(key => [key, all.getAll(key).length > 1 ? all.getAll(key) : all.getAll(key)[0]]),
  )
}

test('a search and its address are the same thing', () => {
  const view = {
    pattern: { source: '\\d{4}&=+ “', ignoreCase: true, wholeWord: true },
    models: ['solu-1l', 'solu-2l'],
    sort: 'mcc',
    layer: 1,
    least: 0.001,
    most: 0.2,
    badge: 'refuted',
    limit: 50,
    open: { model: 'solu-1l', layer: 0, neuron: 12 },
  } as const
  const href = patternHref({ ...view, models: [...view.models] })
  expect(parsePatternView(queryOf(href))).toEqual(view)
  expect(patternHref(emptySearch([]))).toBe('/regex')
  expect(parsePatternView({})).toEqual(emptySearch([]))
  expect(parsePatternView({ q: 'x', layer: '', least: '', most: '', badge: '', model: 'a' })).toMatchObject({
    layer: null,
    models: ['a'],
  })
})

test('what is wrong is said in one line', () => {
  expect(parsePatternView({ sort: 'size' })).toEqual({
    problem: expect.stringContaining('sort: wanted one of f1, precision'),
  })
  expect(parsePatternView({ badge: 'good' })).toEqual({
    problem: expect.stringContaining('badge: wanted one of verified'),
  })
  expect(parsePatternView({ layer: 'x' })).toEqual({ problem: 'layer: wanted a whole number' })
  expect(parsePatternView({ model: '../x' })).toEqual({ problem: 'model.0: wanted the name of a model' })
  expect(parsePatternView({ open: 'no neuron' })).toMatchObject({ open: null })
  expect(parsePatternTest({})).toEqual({ problem: 'q: wanted a pattern, got nothing' })
  expect(parsePatternTest({ q: 'a', level: '0.55' })).toEqual({
    problem: expect.stringContaining('level: wanted one of 0.1'),
  })
})

test('a test of one neuron and its query are the same thing', () => {
  const view = { pattern: { source: 'a|b', ignoreCase: false, wholeWord: true }, level: 0.5 }
  expect(parsePatternTest(Object.fromEntries(new URLSearchParams(patternTestQuery(view))))).toEqual(view)
})
