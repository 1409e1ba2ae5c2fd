import type { ModelConfig } from '#lib/model/config.ts'

/** Where a tensor of the present layout comes from in a file. */
export interface TensorSource {
  /** Its key in the file. */
  key: string
  /** Whether its last two axes are the other way round there. */
  transposed: boolean
}

/** How a file's tensors make up a model. */
export interface WeightLayout {
  /** The config, with what only the file can tell. */
  config: ModelConfig
  /** By key of the present layout (`tensorShapes`), in the file's order; keys that nothing is known of stay. */
  sources: Map<string, TensorSource>
}

/** What is known of a file beside its tensors. */
export interface LayoutHints {
  /** config.json's `architecture`, where it has one. */
  architecture?: unknown
  /** The model's name. */
  name: string
}

/**
 * The layout of a file with tensors of these shapes. The SoLU models trained on the Pile have another one (TransformerLens'
 * convert_neel_solu_old_weights): `norm` for `ln` and for the final norm, W_pos as [d_model, n_ctx] up to 8 layers, all other
 * matrices as [.., out, in] up to 6 layers; their final norm is an RMS norm where it has no bias, and whether norms are stored
 * is told by the file, whatever their config says.
 */
export function weightLayout(
  config: ModelConfig,
  shapes: ReadonlyMap<string, readonly number[]>,
  hints: LayoutHints,
): WeightLayout {
  if (!isOldLayout(config, shapes, hints)) {
    return { config, sources: new Map([...shapes.keys()].map(key => [key, { key, transposed: false }])) }
  }
  const sources = new Map<string, TensorSource>()
  for (const key of shapes.keys()) {
    const present = key.replaceAll('norm', 'ln').replace(/^ln\./, 'ln_final.')
    const position = present === 'pos_embed.W_pos'
    const transposed = position ? config.nLayers <= 8 : config.nLayers <= 6 && /(^|\.)W_/.test(present)
    if (sources.has(present)) throw new Error(`weights: ${present} is there twice, under its old and its new name`)
    sources.set(present, { key, transposed })
  }
  const hasNorms = [...sources.keys()].some(key => /(^|\.)ln(1|2|_final)?\.[wb]$/.test(key))
  const finalRms = sources.has('ln_final.w') ? !sources.has('ln_final.b') : config.finalRms
  return { config: { ...config, finalRms, normalizationType: hasNorms ? 'LN' : 'LNPre' }, sources }
}

/** By the names of the norms; where there are none, by the config's word, the shape of W_pos, and last the model's name. */
function isOldLayout(
  { dModel, nCtx }: ModelConfig,
  shapes: ReadonlyMap<string, readonly number[]>,
  { architecture, name }: LayoutHints,
): boolean {
  const keys = [...shapes.keys()]
  if (keys.some(key => /(^|\.)norm[12]?\.[wb]$/.test(key))) return true
  if (keys.some(key => /(^|\.)ln(1|2|_final)?\.[wb]$/.test(key))) return false
  if (architecture === 'neel-solu-old') return true
  const rows = shapes.get('pos_embed.W_pos')?.[0]
  return dModel === nCtx ? /^solu-\d+l-pile$/.test(name) : rows === dModel
}
