import { expect, it } from 'vitest'
import { foldEffectWeights, isEffectWeight } from '#lib/model/effect-weights.ts'
import { foldWeights } from '#lib/model/fold.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'

it.each([
  ['solu_ln', false],
  ['solu_ln', true],
  ['gelu', false],
] as const)('folds %s (RMS: %s) as the whole model is folded, from the few tensors it asks for', (actFn, finalRms) => {
  const weights = randomWeights({ ...smallConfig, actFn, finalRms }, 7)
  const folded = foldWeights(weights)
  const tensors = new Map([...weights.tensors].filter(([key]) => isEffectWeight(1)(key)))
  expect(tensors.has('blocks.1.mlp.W_in')).toBe(false)
  const { wOut, wU } = foldEffectWeights({ config: weights.config, tensors }, 1)
  expect(wOut).toEqual(folded.tensors.get('blocks.1.mlp.W_out')!.data)
  expect(wU).toEqual(folded.tensors.get('unembed.W_U')!.data)
})

it('says which layers there are', () => {
  expect(() => foldEffectWeights(randomWeights(smallConfig, 1), 2)).toThrow('from 0 to 1, got 2')
})
