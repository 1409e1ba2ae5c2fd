import { expect, test } from 'vitest'
import { fuzzingLine, scoreLine } from '#components/claims/score-line.ts'

test('a correlation stands with its interval, cut at 1, and with its null', () => {
  expect(scoreLine({ correlation: 0.9, correlationError: 0.1, nullCorrelation: 0.02 })).toEqual({
    value: '0.9',
    interval: '0.7 to 1',
    chance: '0.02',
  })
})

test('what is not known is said, never 0', () => {
  expect(scoreLine({ correlation: null, correlationError: null, nullCorrelation: null })).toBeNull()
  const line = scoreLine({ correlation: 0.5, correlationError: null, nullCorrelation: null })
  expect(line?.interval).toContain('not computed')
  expect(line?.chance).toBe('not computed')
})

test('fuzzing has its interval; a score from before it, and one of too few windows, say so', () => {
  // 40 of 50: 0.8 +- by Wilson 0.67 to 0.89.
  expect(fuzzingLine({ fuzzing: 0.8, nFuzzed: 50 })).toBe('0.8 (0.67 to 0.89, 50 windows)')
  expect(fuzzingLine({ fuzzing: 0, nFuzzed: 10 })).toBe('0 (0 to 0.28, 10 windows)')
  expect(fuzzingLine({ fuzzing: null, nFuzzed: null })).toContain('not scored for it yet')
  expect(fuzzingLine({ fuzzing: null, nFuzzed: 1 })).toBe('not computed: 1 window with highlights, fewer than 10')
})
