import { expect, test } from 'vitest'
import { familyScores } from '#lib/families/family-scores.ts'
import { meanActivations } from '#lib/families/mean-activations.ts'
import { plantedIndex } from '#lib/families/testing/planted-index.ts'
import { valueFinder } from '#lib/families/value-finder.ts'
import { valueSlots } from '#lib/families/value-slots.ts'
import { tokensByText } from '#lib/families/value-tokens.ts'
import { plantedAlphabet } from '#lib/model/testing/planted-neurons.ts'
import { matchTokens } from '#lib/regex/match-tokens.ts'
import { compilePattern } from '#lib/regex/pattern.ts'

const index = plantedIndex({ twin: false, documents: 40 })
const context = {
  texts: tokensByText(plantedAlphabet),
  documents: (domain: string) => (domain === 'planted' ? [3, 5] : null),
}
const digits = Array.from({ length: 10 }, (_, i) => String(i))
const text = new TextDecoder().decode(index.texts.text)

/** Means of neurons of the planted model at the tokens that show values. */
function meansOf(neurons: number[], values: string[], symmetry: 'digit' | 'language' | 'free' = 'digit') {
  const finders = values.map(value => valueFinder(value, { symmetry, exactCase: false }, context))
  const slots = valueSlots(index.texts, finders, ({ pattern }) => {
    const compiled = compilePattern(pattern.source, pattern)
    return { match: (row, ends, out) => matchTokens(compiled, row, ends, out), budget: null }
  })
  return meanActivations(
    index.layers,
    neurons.map(neuron => ({ layer: 0, neuron })),
    slots,
  )
}

test('the planted digits are a family: each fires at its own digit, fully, and at no other', () => {
  const members = digits.map((_, i) => 2 + i)
  const { means, tokens } = meansOf(members, digits)
  expect(tokens).toEqual(digits.map(digit => text.split(digit).length - 1))
  for (const [i, row] of means.entries())
    for (const [value, mean] of row.entries()) expect(mean).toBeCloseTo(i === value ? 1 : 0, 12)
  const scores = familyScores(
    means,
    digits.map((_, i) => i),
  )
  expect(scores).toMatchObject({ diagonal: 1, control: 0, error: 0, pValue: 0.001 })
  expect(scores.equivariance).toBeGreaterThanOrEqual(0.95)
})

test('a neuron that fires at all digits, or at another digit than it is said to, misses', () => {
  const { means } = meansOf([2, 3, 12, 6], digits)
  const { fits } = familyScores(means, [0, 1, 2, 3])
  expect(fits.map(({ verdict }) => verdict)).toEqual(['fits', 'fits', 'misses', 'misses'])
  expect(fits[2].others).toBeGreaterThan(0.9)
})

test('what no token shows has no mean and no count of its own making', () => {
  const { means, tokens, reasons } = meansOf([2], ['0', '☃', 'German', '(a+'], 'free')
  expect(tokens.slice(1)).toEqual([0, 0, 0])
  expect(means[0].slice(1)).toEqual([null, null, null])
  expect(reasons).toEqual([null, null, null, null])
})

test('values that are no tokens: a pattern, a kind of text, and a language without either', () => {
  const values = ['any /[0-9]/', 'planted domain:planted', 'German', 'x domain:french', 'all /./']
  const { means, tokens, reasons } = meansOf([12], values, 'language')
  const planted = [3, 5].map(document => text.slice(128 * document, 128 * (document + 1))).join('')
  expect(tokens).toEqual([text.replace(/\D/g, '').length, 256, null, null, null])
  expect(means[0][0]).toBeGreaterThan(0.95)
  expect(means[0][1]).toBeCloseTo((means[0][0]! * planted.replace(/\D/g, '').length) / 256, 2)
  expect(means[0].slice(2)).toEqual([null, null, null])
  expect(reasons[2]).toContain('A language is no token')
  expect(reasons[3]).toContain('no texts of the kind “french”')
  expect(reasons[4]).toContain('more than 20 %')
})
