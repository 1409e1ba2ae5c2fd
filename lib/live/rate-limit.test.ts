import { expect, it } from 'vitest'
import { createRateLimit } from '#lib/live/rate-limit.ts'

it('allows a burst, then as many a minute as it says', () => {
  const limit = createRateLimit({ perMinute: 60, burst: 3 })
  expect([0, 0, 0, 0].map(now => limit.wait('x', now))).toEqual([0, 0, 0, 1])
  expect(limit.wait('x', 999)).toBe(1)
  expect(limit.wait('x', 1001)).toBe(0)
  expect(limit.wait('x', 1002)).toBe(1)
  // A long rest fills no more than the burst.
  expect([1e9, 1e9, 1e9, 1e9].map(now => limit.wait('x', now))).toEqual([0, 0, 0, 1])
})

it('counts each visitor apart, and says how long to wait', () => {
  const limit = createRateLimit({ perMinute: 6, burst: 1 })
  expect([limit.wait('x', 0), limit.wait('x', 0), limit.wait('y', 0)]).toEqual([0, 10, 0])
})
