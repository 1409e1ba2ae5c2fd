import { encodeBaselines } from '#lib/patterns/baselines-part.ts'
import { bestLabels, labelTokens } from '#lib/patterns/best-labels.ts'
import { assembleTexts } from '#lib/patterns/index-texts.ts'
import { invertLayer } from '#lib/patterns/invert-layer.ts'
import { assembleLayer } from '#lib/patterns/pattern-index.ts'

/** Stored parts of a pattern index. */
export interface BaselinesInput {
  texts: Uint8Array[]
  firings: Uint8Array[]
}

/** The packed baselines of one layer: the best single token and pair of tokens of each of its neurons. */
export function layerBaselines({ texts, firings }: BaselinesInput): Uint8Array {
  const sample = assembleTexts(texts)
  const layer = assembleLayer(firings)
  const inverted = invertLayer(layer)
  const tokens = bestLabels(inverted, layer.counts, labelTokens(sample, 1))
  const pairs = bestLabels(inverted, layer.counts, labelTokens(sample, 2))
  return encodeBaselines({ layer: layer.layer, tokens, pairs })
}
