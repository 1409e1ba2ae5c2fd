import { type Amplification, createAmplification } from '#lib/analysis/amplification.ts'
import { packBundle, unpackBundle } from '#lib/numeric/bundle.ts'

const magic = 'AMPL'
const version = 1
const histograms = ['amplification', 'unlimited', 'concentration', 'largestShare'] as const

/** Packs what a layer's LayerNorm amplifies into LayerDetail `amplification`. */
export function encodeAmplification(counts: Amplification): Uint8Array<ArrayBuffer> {
  const { nTokens, nEpsilonLimited } = counts
  const arrays = Object.fromEntries(histograms.map(name => [name, counts[name]]))
  return packBundle(magic, version, { nTokens, nEpsilonLimited }, arrays)
}

/** Reads LayerDetail `amplification`. Throws one line on other data. */
export function decodeAmplification(bytes: Uint8Array): Amplification {
  const { meta, arrays } = unpackBundle(bytes, magic, version)
  const counts = { ...createAmplification(), ...(meta as { nTokens: number; nEpsilonLimited: number }) }
  for (const name of histograms) counts[name].set(arrays[name] as Float64Array)
  return counts
}
