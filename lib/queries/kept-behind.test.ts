import { expect, test } from 'vitest'
import { type KeptAnswer, keptBehind } from '#lib/queries/kept-behind.ts'

const second = 1_000
const settled = () => new Promise(done => setTimeout(done))

test('is read once while it is good, then behind an answer, and waited for after an hour', async () => {
  const shelf: { kept?: KeptAnswer<number> } = {}
  let reads = 0
  const ask = (at: number) => keptBehind(shelf, async () => ++reads, at * second)
  expect(await Promise.all([ask(0), ask(0), ask(30)])).toEqual([1, 1, 1])
  // Nobody waits for the second reading, and it is made once.
  expect(await Promise.all([ask(31), ask(31)])).toEqual([1, 1])
  await settled()
  expect(reads).toBe(2)
  expect(await ask(32)).toBe(2)
  expect(await ask(32 + 3_601)).toBe(3)
})

test('what could not be read is read by the next who asks, and hides nothing that was', async () => {
  const shelf: { kept?: KeptAnswer<string> } = {}
  const fail = () => Promise.reject(new Error('no database'))
  await expect(keptBehind(shelf, fail, 0)).rejects.toThrow('no database')
  expect(await keptBehind(shelf, async () => 'read', 0)).toBe('read')
  expect(await keptBehind(shelf, fail, 40 * second)).toBe('read')
  await settled()
  expect(await keptBehind(shelf, async () => 'anew', 40 * second)).toBe('read')
  await settled()
  expect(await keptBehind(shelf, fail, 41 * second)).toBe('anew')
})
