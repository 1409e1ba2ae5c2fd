import type { ModelConfig } from '#lib/model/config.ts'

/** What tells a published model's shape: layers, width, heads, neurons a layer (0: attention-only), vocabulary. */
type PublishedShape = readonly [nLayers: number, dModel: number, nHeads: number, dMlp: number, dVocab: number]

const code = 48_262
const pile = 50_278
const wide = (nLayers: number, heads: number, dVocab: number): PublishedShape => [
  nLayers,
  64 * heads,
  heads,
  256 * heads,
  dVocab,
]

/** Names that TransformerLens' HookedTransformer.from_pretrained knows and that this reader can load. */
const published: Record<string, PublishedShape> = {
  'solu-1l': wide(1, 8, code),
  'solu-2l': wide(2, 8, code),
  'solu-3l': wide(3, 8, code),
  'solu-4l': wide(4, 8, code),
  'solu-6l': wide(6, 12, code),
  'solu-8l': wide(8, 16, code),
  'solu-10l': wide(10, 20, code),
  'solu-12l': wide(12, 24, code),
  'solu-1l-wiki': wide(1, 8, code),
  'solu-4l-wiki': wide(4, 8, code),
  'solu-1l-pile': wide(1, 16, pile),
  'solu-2l-pile': [2, 736, 11, 2944, pile],
  'solu-4l-pile': wide(4, 8, pile),
  'solu-6l-pile': wide(6, 12, pile),
  'solu-8l-pile': wide(8, 16, pile),
  'solu-10l-pile': wide(10, 20, pile),
  'solu-12l-pile': wide(12, 24, pile),
  'gelu-1l': wide(1, 8, code),
  'gelu-2l': wide(2, 8, code),
  'gelu-3l': wide(3, 8, code),
  'gelu-4l': wide(4, 8, code),
  'attn-only-1l': [1, 512, 8, 0, code],
  'attn-only-2l': [2, 512, 8, 0, code],
  'attn-only-3l': [3, 512, 8, 0, code],
  'attn-only-4l': [4, 512, 8, 0, code],
  'attn-only-2l-demo': [2, 512, 8, 0, 50_277],
}

/** The name for HookedTransformer.from_pretrained, where a model is called like a published one and has its shape. */
export function publishedAlias(name: string, config: ModelConfig): string | undefined {
  if (!Object.hasOwn(published, name)) return undefined
  const { nLayers, dModel, nHeads, dMlp, dVocab, attnOnly, actFn } = config
  const family = attnOnly ? 'attn-only' : actFn === 'solu_ln' ? 'solu' : actFn
  const same = [nLayers, dModel, nHeads, dMlp, dVocab].every((size, i) => size === published[name][i])
  return same && name.startsWith(`${family}-`) ? name : undefined
}
