import { expect, test } from 'vitest'
import { createBackOff } from '#workers/start/back-off.ts'

test('each quick death doubles the wait, up to half a minute', () => {
  const backOff = createBackOff()
  const waits = Array.from({ length: 9 }, () => backOff.next(10))
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
})

test('a process that lived a minute starts the count afresh', () => {
  const backOff = createBackOff()
  backOff.next(10)
  backOff.next(10)
  expect(backOff.next(60_000)).toBe(500)
  expect(backOff.next(10)).toBe(1000)
})
