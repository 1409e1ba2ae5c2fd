/** The passes of an analysis, in their order: `sample` chooses the tokens, `smuggling` folds what `firing` counted. */
export type Pass =
  | 'sample'
  | 'weights'
  | 'firing'
  | 'smuggling'
  | 'ngrams'
  | 'contribution'
  | 'path'
  | 'reverse'
  | 'reasons'
  | 'purity'
  | 'samples'
  | 'patterns'
  | 'synthesis'
  | 'causal'

/** How far the analysis of a published run has come, as its stored parts tell. */
export interface AnalysisProgress {
  runId: number
  /** Layers with neurons. */
  nLayers: number
  /** Whether the run's statistics are taken between SoLU and its LayerNorm: only then is there something to smuggle past. */
  atMid: boolean
  /** Parts that the reference sample is cut into; null until it is chosen. */
  nParts: number | null
  /** Parts of the sample whose accumulators are stored. */
  fired: number[]
  /** Layers that these passes have finished. */
  weighed: number[]
  smuggled: number[]
  contexts: number[]
  contributed: number[]
  pathed: number[]
  reversed: number[]
  /** Blocks that each layer's neurons are cut into for their reasons. */
  nBlocks: number
  /** Blocks whose reasons are counted: layer * nBlocks + block. */
  reasoned: number[]
  /** Layers whose bands are judged by their reasons. */
  purified: number[]
  /** Layers whose neurons' samples are drawn. */
  drawn: number[]
  /** Parts of the sample whose firings are in the pattern index, and whether that index is whole. */
  indexed: number[]
  searchable: boolean
  /** Ranges that each layer's neurons are cut into for their patterns, and those that have them: layer * nRanges + range. */
  nRanges: number
  synthesised: number[]
  /** Layers whose best patterns have gone through an experiment. */
  tested: number[]
  /** One line on what went wrong; null where nothing did. */
  error: string | null
}

/** One piece of an analysis; `part` is a layer, for `firing` a part of the sample, for `reasons` layer * nBlocks + block, 0
 * for `sample`; `patterns` takes the parts of the sample, and the number after the last makes the index whole; `synthesis`
 * layer * nRanges + range. */
export interface AnalysisJob {
  runId: number
  pass: Pass
  part: number
}

const missing = (total: number, done: readonly number[]): number[] =>
  Array.from({ length: total }, (_, part) => part).filter(part => !done.includes(part))

/** Every missing part of the first pass that is not complete. Nothing where the analysis failed or there is no neuron. */
export const nextAnalysis = (progress: AnalysisProgress): AnalysisJob[] => {
  const { runId, nLayers, nParts, atMid } = progress
  if (progress.error !== null || nLayers === 0) return []
  const jobs = (pass: Pass, parts: readonly number[]): AnalysisJob[] => parts.map(part => ({ runId, pass, part }))
  if (nParts === null) return jobs('sample', [0])
  const weights = missing(nLayers, progress.weighed)
  if (weights.length > 0) return jobs('weights', weights)
  const smuggling = atMid ? missing(nLayers, progress.smuggled) : []
  const firing = smuggling.length > 0 ? missing(nParts, progress.fired) : []
  if (firing.length > 0) return jobs('firing', firing)
  if (smuggling.length > 0) return jobs('smuggling', smuggling)
  const ngrams = missing(nLayers, progress.contexts)
  if (ngrams.length > 0) return jobs('ngrams', ngrams)
  const effects = directEffects(progress)
  if (effects.length > 0) return effects
  const reasons = missing(nLayers * progress.nBlocks, progress.reasoned)
  if (reasons.length > 0) return jobs('reasons', reasons)
  const purity = missing(nLayers, progress.purified)
  if (purity.length > 0) return jobs('purity', purity)
  const samples = missing(nLayers, progress.drawn)
  if (samples.length > 0) return jobs('samples', samples)
  const patterns = missing(nParts, progress.indexed)
  if (patterns.length > 0) return jobs('patterns', patterns)
  if (!progress.searchable) return jobs('patterns', [nParts])
  const synthesis = missing(nLayers * progress.nRanges, progress.synthesised)
  if (synthesis.length > 0) return jobs('synthesis', synthesis)
  return jobs('causal', missing(nLayers, progress.tested))
}

/** Contributions take all layers in one piece, since each needs the whole model; a path is exact in a model of one layer only. */
const directEffects = ({ runId, nLayers, contributed, pathed, reversed }: AnalysisProgress): AnalysisJob[] => [
  ...(contributed.length < nLayers ? [{ runId, pass: 'contribution' as const, part: 0 }] : []),
  ...(nLayers === 1 && pathed.length === 0 ? [{ runId, pass: 'path' as const, part: 0 }] : []),
  ...(nLayers === 1 && reversed.length === 0 ? [{ runId, pass: 'reverse' as const, part: 0 }] : []),
]

/** Pieces done and pieces in all, for a line on how far it is; equal when the analysis is complete. */
export const analysisSteps = (progress: AnalysisProgress): { done: number; total: number } => {
  const { nLayers, atMid, nParts, fired, weighed, smuggled, contexts, nBlocks, reasoned, purified } = progress
  const { contributed, pathed, reversed, drawn } = progress
  if (nLayers === 0) return { done: 0, total: 0 }
  const counted = atMid ? [fired.length + smuggled.length, (nParts ?? 1) + nLayers] : [0, 0]
  const done =
    (nParts === null ? 0 : 1) +
    weighed.length +
    counted[0] +
    contexts.length +
    reasoned.length +
    purified.length +
    drawn.length
  const effects = contributed.length + pathed.length + reversed.length
  const allEffects = nLayers === 1 ? 3 : nLayers
  const index = progress.indexed.length + (progress.searchable ? 1 : 0)
  const allIndex = (nParts ?? 1) + 1
  const found = progress.synthesised.length + progress.tested.length
  const allFound = nLayers * progress.nRanges + nLayers
  const all = 1 + 4 * nLayers + nLayers * nBlocks + counted[1] + allEffects + allIndex + allFound
  return { done: done + effects + index + found, total: all }
}
