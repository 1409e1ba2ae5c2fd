import { writeSafetensors } from '#lib/model/safetensors.ts'
import { filled, type Tensor } from '#lib/model/tensor.ts'
import type { PlantedFiles } from '#lib/model/testing/planted.ts'
import { plantedDocuments } from '#lib/model/testing/planted-documents.ts'
import { plantedAlphabet, plantedBos, plantedNeurons } from '#lib/model/testing/planted-neurons.ts'
import { plantedTokenizer } from '#lib/model/testing/planted-tokenizer.ts'

const vocab = 64
/** The residual stream: the current token, the one before, and the position, a third each. */
const dModel = 3 * vocab
const nCtx = 64
/** Amplitude of the positions, small beside a token's 8, and what queries make up for it: other keys score lower by about 32. */
const amplitude = 0.5
const gain = 12
/** What ln1 makes of the 8 of a token's direction. */
const normed = 13
/** What ln2 makes of it, the token before beside it. */
const reached = 9.4

/** The neuron that fires on `h` after `t`. */
export const pairNeuron = 32

/**
 * The planted model with a head that attends to the token before (methods §17), and one neuron more, which fires where that is `t` and the
 * current one is `h`. Positions are cosines and sines whose sum peaks one place back.
 */
export function plantedPairModel(): PlantedFiles {
  const neurons = plantedNeurons(false)
  const dMlp = neurons.length + 1
  const wIn = filled([dModel, dMlp], 0)
  const bIn = filled([dMlp], 0)
  const wOut = filled([dMlp, dModel], 0)
  for (const [i, { tokens, bias = 0, writes = 1 }] of neurons.entries()) {
    for (const [text, weight] of Object.entries(tokens)) wIn.data[plantedAlphabet.indexOf(text) * dMlp + i] = weight
    bIn.data[i] = bias
    wOut.data[i * dModel + i + 1] = writes
  }
  wIn.data[plantedAlphabet.indexOf('h') * dMlp + pairNeuron] = 1
  wIn.data[(vocab + plantedAlphabet.indexOf('t')) * dMlp + pairNeuron] = 1
  // One of the two alone is nothing.
  bIn.data[pairNeuron] = -reached
  wOut.data[pairNeuron * dModel + pairNeuron + 1] = 1
  const norm = (key: string, size: number): [string, Tensor][] => [
    [`${key}.w`, filled([size], 1)],
    [`${key}.b`, filled([size], 0)],
  ]
  const tensors = new Map<string, Tensor>([
    ['embed.W_E', placed([vocab, dModel], vocab, i => [i, i, 8])],
    ['pos_embed.W_pos', positions()],
    ...norm('blocks.0.ln1', dModel),
    ...previousTokenHead(),
    ...norm('blocks.0.ln2', dModel),
    ['blocks.0.mlp.W_in', wIn],
    ['blocks.0.mlp.b_in', bIn],
    ...norm('blocks.0.mlp.ln', dMlp),
    ['blocks.0.mlp.W_out', wOut],
    ['blocks.0.mlp.b_out', filled([dModel], 0)],
    ...norm('ln_final', dModel),
    ['unembed.W_U', placed([dModel, vocab], vocab, i => [i, i, 1])],
  ])
  return { config: config(dMlp), safetensors: writeSafetensors(tensors, 'F32'), tokenizer: plantedTokenizer() }
}

/** Planted texts in which `th` stands where the word W stood: a pair about as common as a word. */
export const plantedPairDocuments = (n: number): string[] => plantedDocuments(n).map(text => text.replaceAll('W', 'th'))

/** A tensor with `n` numbers other than 0, each at a row and column. */
function placed(shape: [number, number], n: number, at: (i: number) => [row: number, column: number, value: number]) {
  const tensor = filled(shape, 0)
  for (let i = 0; i < n; i++) {
    const [row, column, value] = at(i)
    tensor.data[row * shape[1] + column] = value
  }
  return tensor
}

const angle = (frequency: number, pos: number): number => (2 * Math.PI * (frequency + 1) * pos) / nCtx

/** W_pos: in the last third, cosine and sine of 32 frequencies. */
function positions(): Tensor {
  const tensor = filled([nCtx, dModel], 0)
  for (let pos = 0; pos < nCtx; pos++) {
    for (let f = 0; f < vocab / 2; f++) {
      tensor.data[pos * dModel + 2 * vocab + 2 * f] = amplitude * Math.cos(angle(f, pos))
      tensor.data[pos * dModel + 2 * vocab + 2 * f + 1] = amplitude * Math.sin(angle(f, pos))
    }
  }
  return tensor
}

/** Queries are the position turned one place back, keys the position, values the token, written to the second third. */
function previousTokenHead(): [string, Tensor][] {
  const wQ = filled([1, dModel, vocab], 0)
  const wK = filled([1, dModel, vocab], 0)
  const wV = filled([1, dModel, vocab], 0)
  const wO = filled([1, vocab, dModel], 0)
  const set = (tensor: Tensor, width: number, row: number, column: number, value: number) => {
    tensor.data[row * width + column] = value
  }
  for (let f = 0; f < vocab / 2; f++) {
    const [cosine, sine] = [Math.cos(angle(f, 1)), Math.sin(angle(f, 1))]
    const [even, odd] = [2 * f, 2 * f + 1]
    set(wQ, vocab, 2 * vocab + even, even, gain * cosine)
    set(wQ, vocab, 2 * vocab + odd, even, gain * sine)
    set(wQ, vocab, 2 * vocab + even, odd, -gain * sine)
    set(wQ, vocab, 2 * vocab + odd, odd, gain * cosine)
  }
  for (let i = 0; i < vocab; i++) {
    set(wK, vocab, 2 * vocab + i, i, 1)
    set(wV, vocab, i, i, 8 / normed)
    set(wO, dModel, i, vocab + i, 1)
  }
  const key = (name: string) => `blocks.0.attn.${name}`
  return [
    [key('W_Q'), wQ],
    [key('b_Q'), filled([1, vocab], 0)],
    [key('W_K'), wK],
    [key('b_K'), filled([1, vocab], 0)],
    [key('W_V'), wV],
    [key('b_V'), filled([1, vocab], 0)],
    [key('W_O'), wO],
    [key('b_O'), filled([dModel], 0)],
  ]
}

const config = (dMlp: number): Record<string, unknown> => ({
  n_layers: 1,
  d_model: dModel,
  n_heads: 1,
  d_head: vocab,
  d_mlp: dMlp,
  d_vocab: vocab,
  n_ctx: nCtx,
  act_fn: 'solu_ln',
  attn_only: false,
  normalization_type: 'LN',
  positional_embedding_type: 'standard',
  ln_eps: 1e-5,
  final_rms: false,
  bos_token_id: plantedBos,
})
