import type { ModelConfig } from '#lib/model/config.ts'
import { elementCount, type Tensor } from '#lib/model/tensor.ts'
import { tensorShapes } from '#lib/model/tensor-shapes.ts'
import { createRandom, normals } from '#lib/model/testing/random-numbers.ts'
import { checkWeights, type Weights } from '#lib/model/weights.ts'

/** A small config to vary in tests: 2 layers, width 16, 2 heads of 8, 32 neurons, 40 tokens, context 16. */
export const smallConfig: ModelConfig = {
  nLayers: 2,
  dModel: 16,
  nHeads: 2,
  dHead: 8,
  dMlp: 32,
  dVocab: 40,
  nCtx: 16,
  actFn: 'solu_ln',
  attnOnly: false,
  normalizationType: 'LN',
  positionalEmbeddingType: 'standard',
  lnEps: 1e-5,
  finalRms: false,
  bosTokenId: 0,
}

/**
 * Seeded random weights of any config, scaled so that activations are of ordinary size: matrices 1 / sqrt(inputs), W_in
 * 2.5 times that, biases 0.1, LayerNorm weights 1 +- 0.2.
 */
export function randomWeights(config: ModelConfig, seed: number): Weights {
  const random = createRandom(seed)
  const tensors = new Map<string, Tensor>()
  for (const [key, { shape }] of tensorShapes(config)) {
    const count = elementCount(shape)
    const isMatrix = shape.length > 1 && !/\.b_/.test(key)
    const inputs = key.endsWith('W_E') || key.endsWith('W_pos') ? 1 : shape[shape.length - 2]
    const deviation = isMatrix ? (key.endsWith('W_in') ? 2.5 : 1) / Math.sqrt(inputs) : 0.1
    const data = normals(count, deviation, random)
    if (/ln(1|2|_final)?\.w$/.test(key)) for (let i = 0; i < count; i++) data[i] = 1 + 2 * data[i]
    tensors.set(key, { shape, data })
  }
  return checkWeights(config, tensors)
}
