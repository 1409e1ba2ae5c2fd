import { layerNorm, linear, softmax } from '#lib/model/testing/reference-math.ts'
import { activate } from '#lib/model/testing/reference-mlp.ts'
import { type Weights, weight } from '#lib/model/weights.ts'

/** Everything the graphs put out, in float64, for one row of tokens. */
export interface ReferenceRun {
  /** By hook point, each [pos][dMlp]. */
  activations: Map<string, Float64Array[]>
  /** Logits after each position, [pos][dVocab]. */
  logits: Float64Array[]
  /** sqrt(var + eps) of the final LayerNorm's input (mean square with `finalRms`), [pos]. */
  finalScale: Float64Array
}

/**
 * The forward pass of one row, position by position in plain float64 loops: slow, and written independently of the graphs
 * it is compared with. x = W_E[token] + W_pos; x += attn(ln1 x); x += mlp(ln2 x); logits = ln_final(x) W_U + b_U.
 */
export function referenceRun(weights: Weights, tokens: ArrayLike<number>): ReferenceRun {
  const { config } = weights
  const { nLayers, dModel, lnEps, finalRms } = config
  const tensor = (key: string) => weight(weights, key).data
  const activations = new Map<string, Float64Array[]>()
  const resid = Array.from(tokens as ArrayLike<number>, (token, pos) => {
    const word = tensor('embed.W_E').subarray(token * dModel, (token + 1) * dModel)
    return Float64Array.from(word, (value, i) => value + tensor('pos_embed.W_pos')[pos * dModel + i])
  })
  const addTo = (pos: number, values: Float64Array) => {
    for (let i = 0; i < dModel; i++) resid[pos][i] += values[i]
  }
  for (let layer = 0; layer < nLayers; layer++) {
    const block = `blocks.${layer}`
    const normed = resid.map(x => layerNorm(x, tensor(`${block}.ln1.w`), tensor(`${block}.ln1.b`), lnEps))
    for (const [pos, values] of attentionOutput(weights, layer, normed).entries()) addTo(pos, values)
    if (config.attnOnly) continue
    for (let pos = 0; pos < resid.length; pos++) {
      const x = layerNorm(resid[pos], tensor(`${block}.ln2.w`), tensor(`${block}.ln2.b`), lnEps)
      const sites = activate(weights, layer, linear(x, tensor(`${block}.mlp.W_in`), tensor(`${block}.mlp.b_in`)))
      for (const [name, values] of sites) activations.set(name, [...(activations.get(name) ?? []), values])
      const post = sites.get(`${block}.mlp.hook_post`)!
      addTo(pos, linear(post, tensor(`${block}.mlp.W_out`), tensor(`${block}.mlp.b_out`)))
    }
  }
  const finalScale = new Float64Array(resid.length)
  const logits = resid.map((x, pos) => {
    const mean = finalRms ? 0 : x.reduce((sum, value) => sum + value, 0) / dModel
    finalScale[pos] = Math.sqrt(x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / dModel + lnEps)
    const normed = x.map((value, i) => {
      const scaled = ((value - mean) / finalScale[pos]) * tensor('ln_final.w')[i]
      return finalRms ? scaled : scaled + tensor('ln_final.b')[i]
    })
    return linear(normed, tensor('unembed.W_U'), tensor('unembed.b_U'))
  })
  return { activations, logits, finalScale }
}

/** Natural log of each target's probability after the same position, [pos]. */
export function referenceLogProbs({ logits }: ReferenceRun, targets: ArrayLike<number>): Float64Array {
  return Float64Array.from(logits, (row, pos) => {
    const max = row.reduce((a, b) => Math.max(a, b))
    return row[targets[pos]] - max - Math.log(row.reduce((sum, value) => sum + Math.exp(value - max), 0))
  })
}

/** b_O + sum over heads of (pattern-weighted values) W_O, [pos][dModel]; a query sees its own position and earlier ones. */
function attentionOutput(weights: Weights, layer: number, normed: Float64Array[]): Float64Array[] {
  const { nHeads, dHead, dModel } = weights.config
  const tensor = (name: string) => weight(weights, `blocks.${layer}.attn.${name}`).data
  const out = normed.map(() => Float64Array.from(tensor('b_O')))
  for (let head = 0; head < nHeads; head++) {
    const project = (letter: string) => {
      const size = dModel * dHead
      const matrix = tensor(`W_${letter}`).subarray(head * size, (head + 1) * size)
      const bias = tensor(`b_${letter}`).subarray(head * dHead, (head + 1) * dHead)
      return normed.map(x => linear(x, matrix, bias))
    }
    const [q, k, v] = ['Q', 'K', 'V'].map(project)
    const wO = tensor('W_O').subarray(head * dHead * dModel, (head + 1) * dHead * dModel)
    for (let query = 0; query < normed.length; query++) {
      const scores = Float64Array.from({ length: query + 1 }, (_, key) => {
        return q[query].reduce((sum, value, i) => sum + value * k[key][i], 0) / Math.sqrt(dHead)
      })
      const mixed = new Float64Array(dHead)
      for (const [key, share] of softmax(scores).entries()) {
        for (let i = 0; i < dHead; i++) mixed[i] += share * v[key][i]
      }
      const written = linear(mixed, wO, new Float32Array(dModel))
      for (let i = 0; i < dModel; i++) out[query][i] += written[i]
    }
  }
  return out
}
