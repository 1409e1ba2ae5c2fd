import { expect, it } from 'vitest'
import { createPreTokenizer } from '#lib/tokens/pre-tokenizer.ts'
import type { SplitBehavior } from '#lib/tokens/tokenizer-json.ts'

const split = (literal: string, behavior: SplitBehavior, invert = false) =>
  createPreTokenizer([{ type: 'split', pattern: { literal }, behavior, invert }])

// The example of HuggingFace's documentation of SplitDelimiterBehavior.
it.each([
  ['Isolated', ['the', '-', 'final', '-', '-', 'countdown']],
  ['Contiguous', ['the', '-', 'final', '--', 'countdown']],
  ['MergedWithPrevious', ['the-', 'final-', '-', 'countdown']],
  ['MergedWithNext', ['the', '-final', '-', '-countdown']],
] as const)('%s', (behavior, pieces) => {
  expect(split('-', behavior)('the-final--countdown')).toEqual(pieces)
})

it('inverts what counts as a match', () => {
  expect(split('-', 'MergedWithPrevious', true)('a-b')).toEqual(['a', '-b'])
})

it("splits as GPT-2: contractions, a space with its word, the last space of a run with the next word's", () => {
  const gpt2 = createPreTokenizer([{ type: 'byte-level', useRegex: true, addPrefixSpace: false }])
  expect(gpt2("we'll see   12 of\n\n them!? ")).toEqual([
    'we',
    "'ll",
    ' see',
    '  ',
    ' 12',
    ' of',
    '\n\n',
    ' them',
    '!?',
    ' ',
  ])
})

it('cuts at an empty match without losing text', () => {
  const camel = createPreTokenizer([
    { type: 'split', pattern: { regex: '(?=\\p{Lu})' }, behavior: 'Isolated', invert: false },
  ])
  expect(camel('maxLayerNorm😀X')).toEqual(['max', 'Layer', 'Norm😀', 'X'])
})

it('gives no piece for no text, and a space before each piece where asked', () => {
  const spaced = createPreTokenizer([
    { type: 'digits', individual: true },
    { type: 'byte-level', useRegex: false, addPrefixSpace: true },
  ])
  expect(spaced('')).toEqual([])
  expect(spaced('a12 b')).toEqual([' a', ' 1', ' 2', ' b'])
})
