import { expect, test } from 'vitest'
import type { ReportPattern } from '#workers/commands/pattern-report-rows.ts'
import { reportPatterns } from '#workers/commands/pattern-report-text.ts'

const model = { name: 'm', runId: 1, runHash: 'abc', corpus: 'texts', nTokens: 9, nLayers: 2 }
const pattern = (neuron: number, own: Partial<ReportPattern>): ReportPattern => ({
  layer: 0,
  neuron,
  pattern: 'x',
  badge: 'refuted',
  f1: 0.5,
  tokenF1: 0.4,
  nPositive: 200,
  fired: 190,
  nNegative: 200,
  silent: 120,
  edits: null,
  ...own,
})

test('a refutation names the strings that went wrong most, and a bar does not end a cell', () => {
  const edits = [
    { edit: 'corpus' as const, strings: 67, fired: 60, drop: null },
    { edit: 'case' as const, strings: 40, fired: 36, drop: null },
    { edit: 'delete' as const, strings: 3, fired: 3, drop: null },
  ]
  const text = reportPatterns(
    model,
    [3, 4],
    [pattern(0, {}), pattern(1, { f1: 0.9, pattern: 'a|`b', edits }), pattern(2, { badge: 'verified' })],
  )
  expect(text).toContain('| 0 | 3 | 3 | 1 | 0 | 0 | 0 | 2 | 0 |')
  expect(text).toContain('| 1 | 4 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |')
  const refuted = text
    .split('### Refuted')[1]
    .split('\n')
    .filter(line => line.startsWith('| ['))
  expect(refuted[0]).toBe(
    '| [0/1](/m/0/1) | ``a\\|`b`` | 0.9 | 190 of 200 | 120 of 200 | a letter’s case flipped: 36 of 40 fired |',
  )
  expect(refuted).toHaveLength(2)
})
