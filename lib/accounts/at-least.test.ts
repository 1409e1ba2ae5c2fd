import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { atLeast } from '#lib/accounts/at-least.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('quick work is answered when the stretch is over, slow work when it is done', async () => {
  const answered: string[] = []
  const slow = new Promise<string>(done => setTimeout(() => done('slow'), 1_000))
  for (const work of [Promise.resolve('quick'), slow]) void atLeast(work).then(word => answered.push(word))
  await vi.advanceTimersByTimeAsync(299)
  expect(answered).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(answered).toEqual(['quick'])
  await vi.advanceTimersByTimeAsync(700)
  expect(answered).toEqual(['quick', 'slow'])
})

test('what went wrong is told at once', async () => {
  await expect(atLeast(Promise.reject(new Error('no')))).rejects.toThrow('no')
})
