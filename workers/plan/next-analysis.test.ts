import { expect, test } from 'vitest'
import { type AnalysisProgress, analysisSteps, nextAnalysis } from '#workers/plan/next-analysis.ts'
import { noAnalysis } from '#workers/testing/no-analysis.ts'

const start: AnalysisProgress = { ...noAnalysis, runId: 3, nLayers: 2, nBlocks: 2 }
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
  const surrounded = { ...fired, smuggled: [0, 1], contexts: [0, 1] }
  expect(words(surrounded)).toEqual(['contribution 0'])
  expect(words({ ...surrounded, contributed: [0] })).toEqual(['contribution 0'])
  const contexts = { ...surrounded, contributed: [0, 1] }
  expect(words({ ...contexts, reasoned: [0, 2] })).toEqual(['reasons 1', 'reasons 3'])
  const reasoned = { ...contexts, reasoned: [3, 1, 0, 2] }
  expect(words(reasoned)).toEqual(['purity 0', 'purity 1'])
  const purified = { ...reasoned, purified: [1, 0] }
  expect(words(purified)).toEqual(['samples 0', 'samples 1'])
  const drawn = { ...purified, drawn: [0, 1] }
  expect(words({ ...drawn, indexed: [1] })).toEqual(['patterns 0', 'patterns 2'])
  expect(words({ ...drawn, indexed: [0, 2, 1] })).toEqual(['patterns 3'])
  const searchable = { ...drawn, indexed: [0, 1, 2], searchable: true }
  expect(words({ ...searchable, nRanges: 2, synthesised: [1] })).toEqual(['synthesis 0', 'synthesis 2', 'synthesis 3'])
  const synthesised = { ...searchable, nRanges: 2, synthesised: [0, 1, 2, 3] }
  expect(words({ ...synthesised, tested: [1] })).toEqual(['causal 0'])
  expect(words({ ...synthesised, tested: [1, 0] })).toEqual([])
})

test('of a model of one layer paths are exact, and its neurons are rebuilt from them', () => {
  const one = { ...start, nLayers: 1, nParts: 1, weighed: [0], fired: [0], smuggled: [0], contexts: [0] }
  expect(words(one)).toEqual(['contribution 0', 'path 0', 'reverse 0'])
  expect(words({ ...one, contributed: [0], reversed: [0] })).toEqual(['path 0'])
  expect(words({ ...one, contributed: [0], reversed: [0], pathed: [0] })).toEqual(['reasons 0', 'reasons 1'])
})

test('a run that is not taken before a LayerNorm has nothing to smuggle; one without neurons has nothing at all', () => {
  expect(words({ ...weighed, atMid: false })).toEqual(['ngrams 0', 'ngrams 1'])
  expect(words({ ...start, nLayers: 0 })).toEqual([])
})

test('a failed analysis asks for nothing more', () => {
  expect(words({ ...weighed, error: 'no weights' })).toEqual([])
})

test('steps add up to all when everything is done', () => {
  expect(analysisSteps(start)).toEqual({ done: 0, total: 24 })
  expect(analysisSteps(fired)).toEqual({ done: 6, total: 28 })
  const last = {
    contributed: [0, 1],
    reasoned: [0, 1, 2, 3],
    purified: [0, 1],
    drawn: [0, 1],
    indexed: [0, 1, 2],
    searchable: true,
    synthesised: [0, 1],
    tested: [0, 1],
  }
  expect(analysisSteps({ ...fired, smuggled: [0, 1], contexts: [0, 1], ...last })).toEqual({ done: 28, total: 28 })
  expect(analysisSteps({ ...weighed, atMid: false, contexts: [0] })).toEqual({ done: 4, total: 23 })
})
