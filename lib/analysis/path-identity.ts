import { type Weights, weight } from '#lib/model/weights.ts'

/** What one part of a 1-layer model adds to a neuron's pre activation at one position. */
export type PathTerm =
  /** The current token's embedding. */
  | { kind: 'token'; value: number }
  /** The current position's embedding. */
  | { kind: 'position'; value: number }
  /** What head `head` brings from position `source`, by the token there and its position. */
  | { kind: 'head'; head: number; source: number; attention: number; value: number }
  /** All that is there whatever the text: b_O and, per head, the value bias. */
  | { kind: 'attention bias'; value: number }
  /** b_in and what ln2's bias adds to it. */
  | { kind: 'neuron bias'; value: number }

/** The exact sum that a pre activation is. */
export interface PathIdentity {
  /** All terms; their values sum to `pre`. */
  terms: PathTerm[]
  /** The pre activation: the sum of the terms. */
  pre: number
  /** sqrt(var + eps) of the residual stream that ln2 divides by at this position. */
  scale: number
}

/**
 * Where a 1-layer model's pre activation comes from, without approximation given the token's scales (methods §5):
 * pre_i(t) = (1/sigma2_t) [ x_t . w + sum_h sum_s A^h_ts (x_s / sigma1_s) W_V W_O . w + biases . w ] + b, w = ln2-weighted, centred
 * W_in[:, i]. Double precision on the stored (unfolded) weights. `tokens` is the row, BOS included; terms of heads come by head,
 * then source 0 .. pos. Throws for other than one layer with an MLP.
 */
export function pathIdentity(weights: Weights, tokens: ArrayLike<number>, pos: number, neuron: number): PathIdentity {
  const { config } = weights
  if (config.nLayers !== 1 || config.attnOnly)
    throw new Error(`path identity: wanted a model of one layer with an MLP, got ${config.nLayers} layers`)
  const { dModel, dMlp, nHeads, dHead, lnEps } = config
  const data = (key: string) => weight(weights, key).data
  const attn = (name: string) => data(`blocks.0.attn.${name}`)
  const [ln1w, ln1b, ln2w, ln2b] = ['ln1.w', 'ln1.b', 'ln2.w', 'ln2.b'].map(name => data(`blocks.0.${name}`))
  const embedded = (source: number) => row(data('embed.W_E'), tokens[source], dModel)
  const placed = (source: number) => row(data('pos_embed.W_pos'), source, dModel)

  // The residual stream at each source, normalised but for ln1's own weights: (x - mean) / sigma1.
  const normed = Array.from({ length: pos + 1 }, (_, source) => {
    const x = centred(sumOf(embedded(source), placed(source)))
    const scale = Math.sqrt(dot(x, x) / dModel + lnEps)
    return x.map((value, i) => (value / scale) * ln1w[i])
  })
  const wIn = data('blocks.0.mlp.W_in')
  const read = centred(Float64Array.from({ length: dModel }, (_, i) => ln2w[i] * wIn[i * dMlp + neuron]))
  const resid = sumOf(embedded(pos), placed(pos))
  const bias = Float64Array.from(attn('b_O'))
  const heads: PathTerm[] = []
  for (let head = 0; head < nHeads; head++) {
    const project = (letter: string, x: Float64Array) => {
      const out = Float64Array.from(row(attn(`b_${letter}`), head, dHead))
      addProduct(out, sumOf(x, ln1b), attn(`W_${letter}`), head * dModel * dHead)
      return out
    }
    const query = project('Q', normed[pos])
    const attention = softmax(normed.map(x => dot(query, project('K', x)) / Math.sqrt(dHead)))
    // Attention sums to 1, so what every source brings alike (ln1's bias and b_V) arrives whole.
    const constant = project('V', new Float64Array(dModel))
    addProduct(bias, constant, attn('W_O'), head * dHead * dModel)
    addProduct(resid, constant, attn('W_O'), head * dHead * dModel)
    for (let source = 0; source <= pos; source++) {
      const brought = new Float64Array(dHead)
      addProduct(brought, normed[source], attn('W_V'), head * dModel * dHead)
      const written = new Float64Array(dModel)
      addProduct(written, brought, attn('W_O'), head * dHead * dModel)
      for (let i = 0; i < dModel; i++) resid[i] += attention[source] * written[i]
      const value = attention[source] * dot(written, read)
      heads.push({ kind: 'head', head, source, attention: attention[source], value })
    }
  }
  const x = centred(sumOf(resid, attn('b_O')))
  const scale = Math.sqrt(dot(x, x) / dModel + lnEps)
  const own = Float64Array.from({ length: dModel }, (_, i) => wIn[i * dMlp + neuron])
  const terms: PathTerm[] = [
    { kind: 'token', value: dot(embedded(pos), read) / scale },
    { kind: 'position', value: dot(placed(pos), read) / scale },
    ...heads.map(term => ({ ...term, value: term.value / scale })),
    { kind: 'attention bias', value: dot(bias, read) / scale },
    { kind: 'neuron bias', value: data('blocks.0.mlp.b_in')[neuron] + dot(ln2b, own) },
  ]
  return { terms, pre: terms.reduce((sum, term) => sum + term.value, 0), scale }
}

const row = (matrix: Float32Array, index: number, width: number) => matrix.subarray(index * width, (index + 1) * width)

const sumOf = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Float64Array.from({ length: a.length }, (_, i) => a[i] + b[i])

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}

/** Less its mean. Whatever is read with centred weights, or through a LayerNorm, does not see the mean. */
function centred(x: Float64Array): Float64Array {
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length
  return x.map(value => value - mean)
}

/** out += x W for W [x.length, out.length] at `start` of `matrix`. */
function addProduct(out: Float64Array, x: ArrayLike<number>, matrix: Float32Array, start: number): void {
  for (let i = 0; i < x.length; i++)
    for (let j = 0; j < out.length; j++) out[j] += x[i] * matrix[start + i * out.length + j]
}

function softmax(scores: number[]): Float64Array {
  const max = scores.reduce((a, b) => Math.max(a, b))
  const powers = Float64Array.from(scores, score => Math.exp(score - max))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map(power => power / total)
}
