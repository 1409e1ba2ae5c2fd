import { expect, it } from 'vitest'
import { loadModel } from '#lib/inference/load-model.ts'
import { checkRoom } from '#lib/inference/memory-room.ts'

const GB = 2 ** 30

it('refuses weights that do not fit, with the numbers, and nothing else', () => {
  expect(() => checkRoom(4 * GB, 2.5, 10 * GB)).not.toThrow()
  expect(() => checkRoom(4 * GB, 2.5, 9 * GB)).toThrow(
    'wanted 10.00 GB of memory (4.00 GB of weights, 2.5 times while a session is made), 9.00 GB are available; use fewer --threads',
  )
})

it('is asked before a model is read into memory', async () => {
  await expect(loadModel('models/solu-1l-d64', () => true, 1e9)).rejects.toThrow(
    /^model models\/solu-1l-d64: wanted \d+\.\d\d GB of memory/,
  )
  await expect(loadModel('models/solu-1l-d64', () => false, 1e9)).resolves.toMatchObject({ name: 'solu-1l-d64' })
})
