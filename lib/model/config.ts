import { readField, requireObject } from '#lib/model/config-field.ts'

/**
 * Activation functions that load: `solu_ln` is SoLU followed by a LayerNorm; the others have no `mid`. `gelu_new` is GELU by
 * its approximation with tanh.
 */
export const actFns = ['solu_ln', 'solu', 'gelu', 'gelu_new', 'relu'] as const
export type ActFn = (typeof actFns)[number]

/**
 * `LN`: weights and biases are stored; `LNPre`: they may be absent (already folded), then they are 1 and 0; `none`: no norms at
 * all, for attention-only models.
 */
export type NormalizationType = 'LN' | 'LNPre' | 'none'

/** `standard`: added once to the embedding; `shortformer`: added to what queries and keys read, in every layer. */
export type PositionKind = 'standard' | 'shortformer'

/** The shape of a transformer, from config.json; names are TransformerLens' in camel case. */
export interface ModelConfig {
  /** Blocks, 1 .. 255. */
  nLayers: number
  /** Width of the residual stream. */
  dModel: number
  /** Attention heads of one block. */
  nHeads: number
  /** Width of one head's query, key and value. */
  dHead: number
  /** Neurons of one layer; 0 when `attnOnly`. */
  dMlp: number
  /** Token ids are 0 .. dVocab - 1; at most 65,536, so that an id fits 16 bits. */
  dVocab: number
  /** Longest row in tokens, BOS included; 2 .. 2048. */
  nCtx: number
  /** The MLP's nonlinearity; kept but unused when `attnOnly`. */
  actFn: ActFn
  /** No MLPs at all. */
  attnOnly: boolean
  /** What norms there are and whether their weights are stored. */
  normalizationType: NormalizationType
  /** Where the learned absolute positions are added; `shortformer` in attention-only models alone. */
  positionalEmbeddingType: PositionKind
  /** Added to the variance in every LayerNorm. */
  lnEps: number
  /** The final norm is x / sqrt(mean x^2 + eps) * w: no centring and no bias. */
  finalRms: boolean
  /** The token every row starts with. */
  bosTokenId: number
}

export const maxVocab = 65_536
export const maxContext = 2048

/**
 * Reads a config.json as TransformerLens' SoLU models have it. `defaultBos` is used where the file has no `bos_token_id`.
 * Unknown keys are ignored; anything that would change the computation and is not supported throws one line.
 */
export function parseModelConfig(json: unknown, defaultBos?: number): ModelConfig {
  const object = requireObject(json)
  const field = readField(object)
  for (const key of ['neuron_temp', 'neuron_scale']) {
    if (field.number(key, 1) !== 1) {
      throw new Error(`config.json: ${key} must be 1, got ${String(object[key])}; such models are not supported`)
    }
  }
  const normKey = object.normalization === undefined ? 'normalization_type' : 'normalization'
  // TransformerLens writes null for no norms; a file without the key says nothing.
  const plain = object[normKey] === null
  const dVocab = field.integer('d_vocab', 1, maxVocab)
  const attnOnly = field.flag('attn_only', false)
  const shortformer = field.flag('shortformer_pos', false)
  if (!attnOnly && (plain || shortformer)) {
    const what = plain ? `${normKey} is null` : 'shortformer_pos is true'
    throw new Error(`config.json: ${what}, which is supported for attention-only models alone`)
  }
  return {
    nLayers: field.integer('n_layers', 1, 255),
    dModel: field.integer('d_model', 1, 65_536),
    nHeads: field.integer('n_heads', 1, 1024),
    dHead: field.integer('d_head', 1, 4096),
    dMlp: attnOnly ? 0 : field.integer('d_mlp', 1, 1_000_000),
    dVocab,
    nCtx: field.integer('n_ctx', 2, maxContext),
    actFn: field.choice('act_fn', actFns, attnOnly ? 'solu_ln' : undefined),
    attnOnly,
    normalizationType: plain ? 'none' : field.choice(normKey, ['LN', 'LNPre'] as const),
    positionalEmbeddingType: shortformer
      ? 'shortformer'
      : field.choice('positional_embedding_type', ['standard'] as const, 'standard'),
    lnEps: field.positive('ln_eps', 1e-5),
    finalRms: field.flag('final_rms', false),
    bosTokenId: field.integer('bos_token_id', 0, dVocab - 1, defaultBos),
  }
}
