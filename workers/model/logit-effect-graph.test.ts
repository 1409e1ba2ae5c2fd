import { expect, it } from 'vitest'
import { createSession, runLogitEffects } from '#lib/inference/session.ts'
import { parseModelConfig } from '#lib/model/config.ts'
import { foldWeights } from '#lib/model/fold.ts'
import { buildLogitEffectGraph } from '#lib/model/logit-effect-graph.ts'
import { readSafetensors } from '#lib/model/safetensors.ts'
import { plantedModel } from '#lib/model/testing/planted.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import { checkWeights, type Weights } from '#lib/model/weights.ts'

/** Effects of neurons of layer 0 from weights that are folded already. */
async function effects({ config, tensors }: Weights, k: number, neurons: number[], vocabSize?: number) {
  const { dModel } = config
  const session = await createSession(buildLogitEffectGraph(config, k, { vocabSize }), {
    backend: 'cpu',
    weights: { w_u: tensors.get('unembed.W_U')! },
  })
  const { data } = tensors.get('blocks.0.mlp.W_out')!
  const rows = Float32Array.from(neurons.flatMap(n => [...data.subarray(n * dModel, (n + 1) * dModel)]))
  return runLogitEffects(session, rows, dModel)
}

it('is W_out . W_U: (1, -1) through the identity is (1, -1)', async () => {
  const weights = randomWeights({ ...smallConfig, dModel: 2, dVocab: 2, dMlp: 3, nHeads: 1, dHead: 2 }, 1)
  weights.tensors.set('blocks.0.mlp.W_out', { shape: [3, 2], data: Float32Array.of(1, -1, 0, 0, -2, 3) })
  weights.tensors.set('unembed.W_U', { shape: [2, 2], data: Float32Array.of(1, 0, 0, 1) })
  const found = await effects(weights, 2, [0, 2])
  expect([...found.promotedIds].map(Number)).toEqual([0, 1, 1, 0])
  expect([...found.promotedValues]).toEqual([1, -1, 3, -2])
  expect([...found.suppressedIds].map(Number)).toEqual([1, 0, 0, 1])
  expect([...found.suppressedValues]).toEqual([-1, 1, -2, 3])
})

it('finds the planted neurons: each promotes its token, neuron 3 suppresses token 4', async () => {
  const files = plantedModel()
  const folded = foldWeights(checkWeights(parseModelConfig(files.config), readSafetensors(files.safetensors)))
  const neurons = Array.from({ length: 32 }, (_, i) => i)
  const found = await effects(folded, 5, neurons)
  for (const neuron of neurons) {
    const ids = neuron === 3 ? found.suppressedIds : found.promotedIds
    const values = neuron === 3 ? found.suppressedValues : found.promotedValues
    expect(Number(ids[neuron * 5])).toBe(neuron + 1)
    // Row +-e, less the mean of all rows (30 / 32 net, as one is negative), then centred over the 64 of d_model.
    const wanted = neuron === 3 ? -1 + 1 / 32 + (1 + 30 / 32) / 64 : 1 - 1 / 32 - (1 - 30 / 32) / 64
    expect(values[neuron * 5]).toBeCloseTo(wanted, 6)
  }
})

it('leaves out padded ids and orders equal values by id', async () => {
  const weights = randomWeights({ ...smallConfig, dModel: 2, dVocab: 5, dMlp: 1, nHeads: 1, dHead: 2 }, 1)
  weights.tensors.set('blocks.0.mlp.W_out', { shape: [1, 2], data: Float32Array.of(1, 0) })
  weights.tensors.set('unembed.W_U', { shape: [2, 5], data: Float32Array.of(1, 2, 2, -1, 9, 0, 0, 0, 0, 0) })
  const found = await effects(weights, 3, [0], 4)
  expect([...found.promotedIds].map(Number)).toEqual([1, 2, 0])
  expect([...found.suppressedIds].map(Number)).toEqual([3, 0, 1])
})

it('says what does not fit', () => {
  expect(() => buildLogitEffectGraph(smallConfig, 41)).toThrow('wanted 1 to 40 tokens a neuron, got 41')
  expect(() => buildLogitEffectGraph(smallConfig, 5, { vocabSize: 41 })).toThrow('a vocabulary up to 40, got 41')
})
