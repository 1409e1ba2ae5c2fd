import { expect, test } from 'vitest'
import { type AnalysisProgress, analysisSteps, nextAnalysis } from '#workers/plan/next-analysis.ts'

const start: AnalysisProgress = {
  runId: 3,
  nLayers: 2,
  atMid: true,
  nParts: null,
  fired: [],
  weighed: [],
  smuggled: [],
  contexts: [],
  nBlocks: 2,
  reasoned: [],
  purified: [],
  error: null,
}
const sampled = { ...start, nParts: 3 }
const weighed = { ...sampled, weighed: [0, 1] }
const fired = { ...weighed, fired: [0, 1, 2] }
const words = (progress: AnalysisProgress) => nextAnalysis(progress).map(job => `${job.pass} ${job.part}`)

test('passes follow in order, each asking only for what is missing', () => {
  expect(words(start)).toEqual(['sample 0'])
  expect(words(sampled)).toEqual(['weights 0', 'weights 1'])
  expect(words({ ...sampled, weighed: [1] })).toEqual(['weights 0'])
  expect(words({ ...weighed, fired: [1] })).toEqual(['firing 0', 'firing 2'])
  expect(words(fired)).toEqual(['smuggling 0', 'smuggling 1'])
  expect(words({ ...fired, smuggled: [0, 1] })).toEqual(['ngrams 0', 'ngrams 1'])
  const contexts = { ...fired, smuggled: [0, 1], contexts: [0, 1] }
  expect(words({ ...contexts, reasoned: [0, 2] })).toEqual(['reasons 1', 'reasons 3'])
  const reasoned = { ...contexts, reasoned: [3, 1, 0, 2] }
  expect(words(reasoned)).toEqual(['purity 0', 'purity 1'])
  expect(words({ ...reasoned, purified: [1, 0] })).toEqual([])
})

test('a run that is not taken before a LayerNorm has nothing to smuggle; one without neurons has nothing at all', () => {
  expect(words({ ...weighed, atMid: false })).toEqual(['ngrams 0', 'ngrams 1'])
  expect(words({ ...start, nLayers: 0 })).toEqual([])
})

test('a failed analysis asks for nothing more', () => {
  expect(words({ ...weighed, error: 'no weights' })).toEqual([])
})

test('steps add up to all when everything is done', () => {
  expect(analysisSteps(start)).toEqual({ done: 0, total: 14 })
  expect(analysisSteps(fired)).toEqual({ done: 6, total: 16 })
  const last = { reasoned: [0, 1, 2, 3], purified: [0, 1] }
  expect(analysisSteps({ ...fired, smuggled: [0, 1], contexts: [0, 1], ...last })).toEqual({ done: 16, total: 16 })
  expect(analysisSteps({ ...weighed, atMid: false, contexts: [0] })).toEqual({ done: 4, total: 11 })
})
