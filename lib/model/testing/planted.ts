import { writeSafetensors } from '#lib/model/safetensors.ts'
import { filled, type Tensor } from '#lib/model/tensor.ts'
import { plantedAlphabet, plantedBos, plantedNeurons } from '#lib/model/testing/planted-neurons.ts'
import { plantedTokenizer } from '#lib/model/testing/planted-tokenizer.ts'

/** The three files of a model folder. */
export interface PlantedFiles {
  /** config.json. */
  config: Record<string, unknown>
  /** model.safetensors, F32. */
  safetensors: Uint8Array
  /** tokenizer.json. */
  tokenizer: Record<string, unknown>
}

export { plantedDocuments } from '#lib/model/testing/planted-documents.ts'

const vocab = 64

/**
 * A 1-layer SoLU model set by hand so that every neuron's behaviour is known: W_E = 8 I, no positions, attention that writes
 * nothing (W_O = 0), W_U = I, neuron i reads the tokens of `plantedNeurons` and writes to token i + 1. On its token a neuron
 * reaches pre = 7.94, mid = 7.87. `twin` is the larger model in which some neurons are split.
 */
export function plantedModel({ twin = false }: { twin?: boolean } = {}): PlantedFiles {
  const neurons = plantedNeurons(twin)
  const dMlp = neurons.length
  const wIn = filled([vocab, dMlp], 0)
  const bIn = filled([dMlp], 0)
  const wOut = filled([dMlp, vocab], 0)
  for (const [i, { tokens, bias = 0, writes = 1 }] of neurons.entries()) {
    for (const [text, weight] of Object.entries(tokens)) wIn.data[plantedAlphabet.indexOf(text) * dMlp + i] = weight
    bIn.data[i] = bias
    wOut.data[i * vocab + i + 1] = writes
  }
  const block = 'blocks.0'
  const heads = ['Q', 'K', 'V'].flatMap((letter): [string, Tensor][] => [
    [`${block}.attn.W_${letter}`, filled([2, vocab, 32], 0)],
    [`${block}.attn.b_${letter}`, filled([2, 32], 0)],
  ])
  const norm = (key: string, size: number): [string, Tensor][] => [
    [`${key}.w`, filled([size], 1)],
    [`${key}.b`, filled([size], 0)],
  ]
  const tensors = new Map<string, Tensor>([
    ['embed.W_E', identity(8)],
    ['pos_embed.W_pos', filled([256, vocab], 0)],
    ...norm(`${block}.ln1`, vocab),
    ...heads,
    [`${block}.attn.W_O`, filled([2, 32, vocab], 0)],
    [`${block}.attn.b_O`, filled([vocab], 0)],
    ...norm(`${block}.ln2`, vocab),
    [`${block}.mlp.W_in`, wIn],
    [`${block}.mlp.b_in`, bIn],
    ...norm(`${block}.mlp.ln`, dMlp),
    [`${block}.mlp.W_out`, wOut],
    [`${block}.mlp.b_out`, filled([vocab], 0)],
    ...norm('ln_final', vocab),
    ['unembed.W_U', identity(1)],
  ])
  return { config: config(dMlp), safetensors: writeSafetensors(tensors, 'F32'), tokenizer: plantedTokenizer() }
}

function config(dMlp: number): Record<string, unknown> {
  return {
    n_layers: 1,
    d_model: vocab,
    n_heads: 2,
    d_head: 32,
    d_mlp: dMlp,
    d_vocab: vocab,
    n_ctx: 256,
    act_fn: 'solu_ln',
    attn_only: false,
    normalization_type: 'LN',
    positional_embedding_type: 'standard',
    ln_eps: 1e-5,
    final_rms: false,
    bos_token_id: plantedBos,
  }
}

function identity(size: number): Tensor {
  const matrix = filled([vocab, vocab], 0)
  for (let i = 0; i < vocab; i++) matrix.data[i * vocab + i] = size
  return matrix
}
