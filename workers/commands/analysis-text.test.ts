import { expect, test } from 'vitest'
import { analysisText } from '#workers/commands/analysis-text.ts'
import { noAnalysis } from '#workers/testing/no-analysis.ts'

const progress = { ...noAnalysis, nParts: 2, fired: [0], weighed: [0] }

test('an analysis tells how far it is, why it failed, and nothing once it is complete', () => {
  expect(analysisText({ ...progress, error: null })).toBe(', analysis 3 of 17')
  expect(analysisText({ ...progress, error: 'no weights' })).toBe(', analysis failed: no weights')
  expect(
    analysisText({
      ...progress,
      fired: [0, 1],
      smuggled: [0],
      contexts: [0],
      contributed: [0],
      pathed: [0],
      reversed: [0],
      reasoned: [0],
      purified: [0],
      drawn: [0],
      indexed: [0, 1],
      searchable: true,
      synthesised: [0],
      tested: [0],
      error: null,
    }),
  ).toBe('')
})
