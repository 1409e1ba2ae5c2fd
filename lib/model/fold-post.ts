import { foldMlpNorm } from '#lib/model/fold-steps.ts'
import type { Weights } from '#lib/model/weights.ts'

/**
 * The same model with only the LayerNorms behind SoLU folded into W_out: every `post` becomes the plain normalised mid
 * (variance 1 across the layer's neurons, as with `foldWeights`), all else keeps its values up to rounding. Models without
 * that norm come back as they are. The input is left as it was.
 */
export function foldPost(weights: Weights): Weights {
  const { config } = weights
  if (config.attnOnly || config.actFn !== 'solu_ln') return weights
  const tensors = new Map(weights.tensors)
  for (let layer = 0; layer < config.nLayers; layer++) {
    const mlp = `blocks.${layer}.mlp`
    for (const key of [`${mlp}.W_out`, `${mlp}.b_out`, `${mlp}.ln.w`, `${mlp}.ln.b`]) {
      const { shape, data } = tensors.get(key)!
      tensors.set(key, { shape, data: data.slice() })
    }
    foldMlpNorm(config, tensors, layer)
    tensors.get(`${mlp}.ln.w`)!.data.fill(1)
    tensors.get(`${mlp}.ln.b`)!.data.fill(0)
  }
  return { config, tensors }
}
