import { centreAxis } from '#lib/model/centre.ts'
import type { ModelConfig } from '#lib/model/config.ts'
import { foldInput } from '#lib/model/fold-input.ts'
import type { Tensor } from '#lib/model/tensor.ts'

/** Tensors by key, changed in place by the steps of folding. */
export type FoldedTensors = Map<string, Tensor>

/** A LayerNorm and the linear map behind it, by their keys. */
export interface NormFold {
  norm: string
  matrix: string
  bias: string
  heads: number
  /**
   * Whether the matrix is then centred over its inputs. Harmless: what a LayerNorm puts out has mean zero, so it never sees
   * the part that is the same for all of its inputs.
   */
  centre: boolean
}

/** Moves a LayerNorm's weight and bias into the map behind it; the norm itself is left to the caller. */
export function foldNorm(tensors: FoldedTensors, { norm, heads, centre, ...keys }: NormFold): void {
  const matrix = tensors.get(keys.matrix)!.data
  const bias = tensors.get(keys.bias)!.data
  const weight = tensors.get(`${norm}.w`)!.data
  foldInput({ matrix, bias, heads }, weight, tensors.get(`${norm}.b`)?.data)
  if (centre) centreAxis(matrix, weight.length, bias.length / heads)
}

/** Folds layer `layer`'s LayerNorm behind SoLU, where there is one, into W_out and b_out. */
export function foldMlpNorm(config: ModelConfig, tensors: FoldedTensors, layer: number): void {
  if (config.attnOnly || config.actFn !== 'solu_ln') return
  const mlp = `blocks.${layer}.mlp`
  foldNorm(tensors, { norm: `${mlp}.ln`, matrix: `${mlp}.W_out`, bias: `${mlp}.b_out`, heads: 1, centre: true })
}

/** Folds the final norm into the unembedding and centres it over the vocabulary. */
export function foldFinalNorm(config: ModelConfig, tensors: FoldedTensors): void {
  const [matrix, bias] = ['unembed.W_U', 'unembed.b_U']
  if (config.normalizationType !== 'none') {
    foldNorm(tensors, { norm: 'ln_final', matrix, bias, heads: 1, centre: !config.finalRms })
  }
  for (const key of [matrix, bias]) centreAxis(tensors.get(key)!.data, config.dVocab, 1)
}
