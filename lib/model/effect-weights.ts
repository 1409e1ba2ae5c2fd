import { centreAxis } from '#lib/model/centre.ts'
import { foldFinalNorm, foldMlpNorm } from '#lib/model/fold-steps.ts'
import type { Weights } from '#lib/model/weights.ts'

/** The two matrices whose product is a layer's direct logit effects. */
export interface EffectWeights {
  dModel: number
  dVocab: number
  /** Folded W_out of the layer, [dMlp, dModel]. */
  wOut: Float32Array
  /** Folded W_U, [dModel, dVocab]. */
  wU: Float32Array
}

/** True for the tensors that `foldEffectWeights` needs; the rest of a model need not be in memory. */
export const isEffectWeight =
  (layer: number) =>
  (key: string): boolean => {
    const mlp = `blocks.${layer}.mlp.`
    return (
      /^(unembed|ln_final)\./.test(key) || (key.startsWith(mlp) && /^(W_out|b_out|ln\..)$/.test(key.slice(mlp.length)))
    )
  }

/**
 * W_out of `layer` and W_U exactly as `foldWeights` makes them, from weights that hold at least the tensors of
 * `isEffectWeight(layer)`. Uses up the weights: they are folded in place, as the largest matrix would not fit twice.
 */
export function foldEffectWeights({ config, tensors }: Weights, layer: number): EffectWeights {
  const { nLayers, attnOnly, dModel, dVocab, finalRms } = config
  if (attnOnly || layer < 0 || layer >= nLayers) {
    throw new Error(`logit effects: wanted a layer with an MLP from 0 to ${nLayers - 1}, got ${layer}`)
  }
  foldMlpNorm(config, tensors, layer)
  foldFinalNorm(config, tensors)
  const wOut = tensors.get(`blocks.${layer}.mlp.W_out`)!.data
  if (!finalRms) centreAxis(wOut, dModel, 1)
  return { dModel, dVocab, wOut, wU: tensors.get('unembed.W_U')!.data }
}
