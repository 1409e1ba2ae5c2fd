import { expect, test } from 'vitest'
import { firingSummary } from '#components/neuron/firing-summary.ts'

const corpus = new Map([
  ['fiction', 0.1],
  ['speech', 0.9],
])

test('the most frequent token and domain are counted over the examples', () => {
  const examples = [
    { token: 14, domain: 'fiction' },
    { token: 14, domain: 'fiction' },
    { token: 14, domain: 'speech' },
    { token: 9, domain: 'fiction' },
  ]
  expect(firingSummary(examples, corpus)).toEqual({
    examples: 4,
    token: 14,
    tokenShare: 0.75,
    tokens: 2,
    domain: 'fiction',
    domainShare: 0.75,
    corpusShare: 0.1,
  })
})

test('a domain the corpus does not list has no share, and no examples have no summary', () => {
  expect(firingSummary([{ token: 1, domain: 'new' }], corpus)?.corpusShare).toBeNull()
  expect(firingSummary([], corpus)).toBeNull()
})
