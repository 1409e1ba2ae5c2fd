import type { ModelConfig } from '#lib/model/config.ts'

/** What a state dict must hold, by TransformerLens' key. */
export interface TensorShape {
  shape: number[]
  /** Value to fill in where the tensor is absent; undefined where it must be there. */
  absent?: number
}

/**
 * Every key of a model's state dict with its shape, in the order of the forward pass. The unembedding's bias may be absent
 * (zeros); so may LayerNorm weights and biases where they are already folded (`LNPre`); there are none without norms.
 */
export function tensorShapes(config: ModelConfig): Map<string, TensorShape> {
  const { nLayers, dModel, nHeads, dHead, dMlp, dVocab, nCtx, actFn, attnOnly, finalRms } = config
  const shapes = new Map<string, TensorShape>()
  const put = (key: string, ...shape: number[]) => shapes.set(key, { shape })
  const putNorm = (key: string, size: number, bias = true) => {
    if (config.normalizationType === 'none') return
    const folded = config.normalizationType === 'LNPre'
    shapes.set(`${key}.w`, { shape: [size], absent: folded ? 1 : undefined })
    if (bias) shapes.set(`${key}.b`, { shape: [size], absent: folded ? 0 : undefined })
  }
  put('embed.W_E', dVocab, dModel)
  put('pos_embed.W_pos', nCtx, dModel)
  for (let layer = 0; layer < nLayers; layer++) {
    const block = `blocks.${layer}`
    putNorm(`${block}.ln1`, dModel)
    for (const name of ['Q', 'K', 'V']) {
      put(`${block}.attn.W_${name}`, nHeads, dModel, dHead)
      put(`${block}.attn.b_${name}`, nHeads, dHead)
    }
    put(`${block}.attn.W_O`, nHeads, dHead, dModel)
    put(`${block}.attn.b_O`, dModel)
    if (attnOnly) continue
    putNorm(`${block}.ln2`, dModel)
    put(`${block}.mlp.W_in`, dModel, dMlp)
    put(`${block}.mlp.b_in`, dMlp)
    if (actFn === 'solu_ln') putNorm(`${block}.mlp.ln`, dMlp)
    put(`${block}.mlp.W_out`, dMlp, dModel)
    put(`${block}.mlp.b_out`, dModel)
  }
  putNorm('ln_final', dModel, !finalRms)
  put('unembed.W_U', dModel, dVocab)
  shapes.set('unembed.b_U', { shape: [dVocab], absent: 0 })
  return shapes
}

/** True for TransformerLens' buffers, which hold no weights: the causal mask and its large negative number. */
export function isBuffer(key: string): boolean {
  return /\.attn\.(mask|IGNORE)$/.test(key)
}
