import type { LayerBaselines } from '#lib/patterns/baselines-part.ts'
import { type Allocate, createFiringCounts, mergeFiringCounts, own } from '#lib/patterns/firing-counts.ts'
import { type LayerFirings, openFirings, unpackFirings } from '#lib/patterns/firing-part.ts'
import type { IndexTexts } from '#lib/patterns/index-texts.ts'

/** Texts and firings of a run's reference sample. */
export interface PatternIndex {
  texts: IndexTexts
  /** By layer. */
  layers: LayerFirings[]
  /** What a pattern must beat, by layer. */
  baselines: LayerBaselines[]
}

/** Puts the parts of one layer together, in whatever order they come. */
export function assembleLayer(stored: readonly Uint8Array[], allocate: Allocate = own): LayerFirings {
  const parts = stored.map(openFirings).sort((a, b) => a.part - b.part)
  const [first] = parts
  if (!first) throw new Error('pattern index: wanted the parts of a layer, got none; let the analysis finish')
  const { layer, dMlp } = first
  const nTokens = parts.reduce((total, part) => total + part.nTokens, 0)
  const nFirings = parts.reduce((total, part) => total + part.nFirings, 0)
  const firings: LayerFirings = {
    layer,
    dMlp,
    starts: new Uint32Array(allocate(4 * (nTokens + 1))),
    neurons: new Uint16Array(allocate(2 * nFirings)),
    steps: new Uint8Array(allocate(nFirings)),
    counts: createFiringCounts(dMlp, allocate),
  }
  let [slot, place] = [0, 0]
  for (const part of parts) {
    unpackFirings(part, firings, slot, place)
    mergeFiringCounts(firings.counts, part.counts)
    slot += part.nTokens
    place += part.nFirings
  }
  return firings
}

/** Bytes that an index takes in memory. */
export function indexBytes({ texts, layers }: Pick<PatternIndex, 'texts' | 'layers'>): number {
  const arrays = [texts, ...layers, ...layers.map(layer => layer.counts)].flatMap(part => Object.values(part))
  return arrays.reduce((sum: number, array) => sum + (ArrayBuffer.isView(array) ? array.byteLength : 0), 0)
}
