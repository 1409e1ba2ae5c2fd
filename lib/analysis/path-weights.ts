import { transposed } from '#lib/analysis/geometry.ts'
import { type Weights, weight } from '#lib/model/weights.ts'

/** What the path identity of a 1-layer model needs, laid out by neuron; from folded weights. */
export interface PathWeights {
  dModel: number
  dMlp: number
  nHeads: number
  dHead: number
  lnEps: number
  /** [dVocab, dModel] */
  wE: Float32Array
  /** [nCtx, dModel] */
  wPos: Float32Array
  /** Heads side by side, [nHeads * dHead, dModel], and [dModel]. */
  wO: Float32Array
  bO: Float32Array
  /** Columns of W_in as rows, [dMlp, dModel], and b_in [dMlp]. */
  wIn: Float32Array
  bIn: Float32Array
}

/** Takes them out of `foldWeights`' result; throws for other than one layer with an MLP. */
export function pathWeights(folded: Weights): PathWeights {
  const { config } = folded
  if (config.nLayers !== 1 || config.attnOnly)
    throw new Error(`path terms: wanted a model of one layer with an MLP, got ${config.nLayers} layers`)
  const { dModel, dMlp, nHeads, dHead, lnEps } = config
  const data = (key: string) => weight(folded, key).data
  return {
    ...{ dModel, dMlp, nHeads, dHead, lnEps },
    wE: data('embed.W_E'),
    wPos: data('pos_embed.W_pos'),
    wO: data('blocks.0.attn.W_O'),
    bO: data('blocks.0.attn.b_O'),
    wIn: transposed(data('blocks.0.mlp.W_in'), dModel, dMlp),
    bIn: data('blocks.0.mlp.b_in'),
  }
}
