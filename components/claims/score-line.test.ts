import { expect, test } from 'vitest'
import { scoreLine } from '#components/claims/score-line.ts'

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
