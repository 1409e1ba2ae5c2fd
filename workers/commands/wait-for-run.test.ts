import { expect, test } from 'vitest'
import { outcomeOf } from '#workers/commands/wait-for-run.ts'
import type { AnalysisProgress } from '#workers/plan/next-analysis.ts'
import type { ListedRun } from '#workers/store/list-runs.ts'
import { noAnalysis } from '#workers/testing/no-analysis.ts'

const run = (state: ListedRun['state'], error: string | null = null): ListedRun => ({
  id: 1,
  hash: 'abc',
  model: 'planted',
  corpus: 'sample',
  state,
  error,
  nTokens: 0,
  loss: null,
  scannedBy: [],
  done: 0,
  total: 0,
  createdAt: new Date(0),
  publishedAt: null,
})

/** An analysis of a model without neurons is complete from the start; one of a layer has everything before it. */
const analysis = (nLayers: number, error: string | null = null): AnalysisProgress => ({ ...noAnalysis, nLayers, error })

test('a published run is what is waited for once its analysis is complete, or at once where only that was asked', () => {
  const open = { run: run('published'), analysis: analysis(1) }
  expect(outcomeOf(open, 'published')).toEqual({ text: 'published', reached: true })
  expect(outcomeOf(open, 'analysed')).toEqual({ text: 'stopped; the queue keeps the rest', reached: false })
  const complete = { run: run('published'), analysis: analysis(0) }
  expect(outcomeOf(complete, 'analysed')).toEqual({ text: 'published and analysed', reached: true })
})

test('what went wrong is said in one line', () => {
  expect(outcomeOf({ run: run('failed', 'no weights'), analysis: null }, 'analysed')).toEqual({
    text: 'run abc failed: no weights',
    reached: false,
  })
  expect(outcomeOf({ run: run('published'), analysis: analysis(1, 'no memory') }, 'analysed')).toEqual({
    text: 'published, but its analysis failed: no memory',
    reached: false,
  })
  expect(outcomeOf({ run: run('scanning'), analysis: null }, 'published').reached).toBe(false)
})
