import { packBundle, unpackBundle } from '#lib/numeric/bundle.ts'
import type { BestLabels } from '#lib/patterns/best-labels.ts'
import { patternIndexVersion } from '#lib/patterns/index-version.ts'

/** What a pattern of a layer's neurons must beat: each one's best token and best pair of tokens. */
export interface LayerBaselines {
  layer: number
  tokens: BestLabels
  pairs: BestLabels
}

const magic = 'PBAS'
const names = ['key', 'level', 'trainF1', 'predicted', 'fired', 'hits'] as const

/** Packs them. */
export function encodeBaselines({ layer, tokens, pairs }: LayerBaselines): Uint8Array<ArrayBuffer> {
  const arrays = names.flatMap(name => [
    [`token ${name}`, tokens[name]] as const,
    [`pair ${name}`, pairs[name]] as const,
  ])
  return packBundle(magic, patternIndexVersion, { layer }, Object.fromEntries(arrays))
}

/** Reads them. Throws one line on other data. */
export function decodeBaselines(bytes: Uint8Array): LayerBaselines {
  const { meta, arrays } = unpackBundle(bytes, magic, patternIndexVersion)
  const of = (kind: string) => Object.fromEntries(names.map(name => [name, arrays[`${kind} ${name}`]]))
  return { ...(meta as object), tokens: of('token'), pairs: of('pair') } as unknown as LayerBaselines
}
