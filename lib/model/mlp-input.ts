import { foldNorm } from '#lib/model/fold-steps.ts'
import type { Weights } from '#lib/model/weights.ts'

/** TransformerLens' name of what an MLP reads: `blocks.{layer}.ln2.hook_normalized`. */
export const mlpInputPoint = (layer: number): string => `blocks.${layer}.ln2.hook_normalized`

/**
 * Folds one layer's ln2 into its W_in and b_in exactly as `foldWeights` does: its weight becomes 1, its bias 0, W_in is centred
 * over d_model, and every activation keeps its value up to rounding. Returns the folded W_in, [dModel, dMlp]. Changes the
 * weights, which need no tensor of a later layer; throws where the layer has no MLP.
 */
export function foldMlpInput({ config, tensors }: Weights, layer: number): Float32Array {
  const { nLayers, attnOnly } = config
  if (attnOnly || layer < 0 || layer >= nLayers) {
    throw new Error(`MLP input: wanted a layer with an MLP from 0 to ${nLayers - 1}, got ${layer}`)
  }
  const block = `blocks.${layer}`
  const [matrix, bias] = [`${block}.mlp.W_in`, `${block}.mlp.b_in`]
  foldNorm(tensors, { norm: `${block}.ln2`, matrix, bias, heads: 1, centre: true })
  tensors.get(`${block}.ln2.w`)!.data.fill(1)
  tensors.get(`${block}.ln2.b`)!.data.fill(0)
  return tensors.get(matrix)!.data
}

/** True for the tensors that the input of layer `layer`'s MLP, and its folded W_in, depend on. */
export const isMlpInputWeight =
  (layer: number) =>
  (key: string): boolean => {
    const block = /^blocks\.(\d+)\.(.*)$/.exec(key)
    if (!block) return /^(embed|pos_embed)\./.test(key)
    return Number(block[1]) < layer || (Number(block[1]) === layer && !/^mlp\.(W_out|b_out|ln\.)/.test(block[2]))
  }
