import { expect, it } from 'vitest'
import type { ModelConfig } from '#lib/model/config.ts'
import { publishedAlias } from '#lib/model/published-models.ts'
import { smallConfig } from '#lib/model/testing/random-weights.ts'

const oneLayer: ModelConfig = {
  ...smallConfig,
  nLayers: 1,
  dModel: 512,
  nHeads: 8,
  dHead: 64,
  dMlp: 2048,
  dVocab: 48_262,
  nCtx: 1024,
}

it('knows a published model by name and shape', () => {
  expect(publishedAlias('solu-1l', oneLayer)).toBe('solu-1l')
  expect(publishedAlias('gelu-1l', { ...oneLayer, actFn: 'gelu' })).toBe('gelu-1l')
  expect(publishedAlias('attn-only-1l', { ...oneLayer, attnOnly: true, dMlp: 0 })).toBe('attn-only-1l')
})

it('does not take another model of that name, shape or family for it', () => {
  expect(publishedAlias('solu-1l-d64', oneLayer)).toBeUndefined()
  expect(publishedAlias('toString', oneLayer)).toBeUndefined()
  expect(publishedAlias('solu-1l', { ...oneLayer, dVocab: 4096 })).toBeUndefined()
  expect(publishedAlias('solu-1l', { ...oneLayer, actFn: 'gelu' })).toBeUndefined()
})
