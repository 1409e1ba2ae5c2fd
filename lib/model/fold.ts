import { centreAxis } from '#lib/model/centre.ts'
import { type FoldedTensors, foldFinalNorm, foldMlpNorm, foldNorm } from '#lib/model/fold-steps.ts'
import type { Weights } from '#lib/model/weights.ts'

/**
 * The same model with its LayerNorm weights folded into the matrices behind them, in TransformerLens' order: ln1 -> Q, K, V;
 * ln2 -> W_in; mlp.ln -> W_out; ln_final -> W_U; then the writing weights centred over d_model (not with `finalRms`), W_U
 * over the vocabulary, and the value biases moved into b_O. LayerNorm weights become 1 and 0, so the result runs through the
 * same graphs: `pre` and `mid` keep their values, `post` becomes the plain normalised mid, log-probs agree up to rounding.
 * Without norms there is nothing to fold and nothing is centred over d_model; with shortformer positions ln1 stays, since queries
 * and keys also read what it does not scale. The input is left as it was.
 */
export function foldWeights(weights: Weights): Weights {
  const { config } = weights
  const tensors: FoldedTensors = new Map()
  for (const [key, { shape, data }] of weights.tensors) tensors.set(key, { shape: [...shape], data: data.slice() })
  const data = (key: string) => tensors.get(key)!.data
  const { nLayers, dModel, nHeads } = config
  const hasNorms = config.normalizationType !== 'none'
  const foldsFirst = hasNorms && config.positionalEmbeddingType === 'standard'
  const folded = foldsFirst ? /(^|\.)ln(1|2|_final)?\.[wb]$/ : /(^|\.)ln(2|_final)?\.[wb]$/

  for (let layer = 0; layer < nLayers; layer++) {
    const block = `blocks.${layer}`
    for (const letter of foldsFirst ? ['Q', 'K', 'V'] : []) {
      const [matrix, bias] = [`${block}.attn.W_${letter}`, `${block}.attn.b_${letter}`]
      foldNorm(tensors, { norm: `${block}.ln1`, matrix, bias, heads: nHeads, centre: true })
    }
    if (config.attnOnly) continue
    const [matrix, bias] = [`${block}.mlp.W_in`, `${block}.mlp.b_in`]
    foldNorm(tensors, { norm: `${block}.ln2`, matrix, bias, heads: 1, centre: true })
    foldMlpNorm(config, tensors, layer)
  }
  foldFinalNorm(config, tensors)
  for (const [key, { data }] of tensors) {
    if (folded.test(key)) data.fill(key.endsWith('.w') ? 1 : 0)
  }

  if (!config.finalRms && hasNorms) {
    for (const key of tensors.keys()) {
      if (key === 'pos_embed.W_pos' && !foldsFirst) continue
      if (/\.(W_E|W_pos|W_O|b_O|W_out|b_out)$/.test(key)) centreAxis(data(key), dModel, 1)
    }
  }
  for (let layer = 0; layer < nLayers; layer++) {
    const attn = `blocks.${layer}.attn`
    moveValueBias(data(`${attn}.b_V`), data(`${attn}.W_O`), data(`${attn}.b_O`))
  }
  return { config, tensors }
}

/** b_O += b_V . W_O, b_V = 0: attention weights sum to 1, so the value bias always arrives whole. */
function moveValueBias(bV: Float32Array, wO: Float32Array, bO: Float32Array): void {
  const sums = Float64Array.from(bO)
  for (let i = 0; i < bV.length; i++) {
    for (let j = 0; j < bO.length; j++) sums[j] += bV[i] * wO[i * bO.length + j]
  }
  bO.set(sums)
  bV.fill(0)
}
