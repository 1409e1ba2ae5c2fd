import { expect, it } from 'vitest'
import { trainedTokens } from '#lib/model/trained-tokens.ts'

it.each([
  ['solu-2l', { training: { tokens: 24_002_560 } }, 24_002_560],
  // A checkpoint shares the configuration of the finished model.
  ['solu-2l-tokens_000000032768', { training: { tokens: 24_002_560 } }, 32_768],
  ['solu-2l', { n_layers: 2 }, null],
  ['solu-2l', { training: { tokens: 'many' } }, null],
  ['solu-2l', null, null],
])('%s with %j was trained on %s tokens', (name, config, tokens) => {
  expect(trainedTokens(name, config)).toBe(tokens)
})
