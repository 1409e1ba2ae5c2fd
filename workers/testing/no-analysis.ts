import type { AnalysisProgress } from '#workers/plan/next-analysis.ts'

/** An analysis of one layer in one block of which nothing is done yet. */
export const noAnalysis: AnalysisProgress = {
  runId: 1,
  nLayers: 1,
  atMid: true,
  nParts: null,
  fired: [],
  weighed: [],
  smuggled: [],
  contexts: [],
  contributed: [],
  pathed: [],
  reversed: [],
  nBlocks: 1,
  reasoned: [],
  purified: [],
  drawn: [],
  indexed: [],
  searchable: false,
  nRanges: 1,
  synthesised: [],
  tested: [],
  error: null,
}
