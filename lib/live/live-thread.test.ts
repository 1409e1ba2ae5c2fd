import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadModel } from '#lib/inference/load-model.ts'
import type { LiveJob } from '#lib/live/live-job.ts'
import { type LiveThread, startLiveThread } from '#lib/live/live-thread.ts'
import { type PlantedFolders, writePlantedModels } from '#workers/testing/planted-folder.ts'

let folders: PlantedFolders
let thread: LiveThread
let job: LiveJob
beforeAll(async () => {
  folders = await writePlantedModels()
  const { name, weightsHash } = await loadModel(folders.planted)
  thread = startLiveThread({ root: process.cwd(), bytes: 2 ** 20 })
  job = {
    model: { name, path: folders.planted, weightsHash },
    vocabSize: 64,
    site: 'mid',
    tokens: Uint16Array.of(16, 0),
    neuron: { layer: 0, neuron: 0 },
    scales: null,
    predictions: false,
  }
})
afterAll(async () => {
  await thread.end()
  await folders.remove()
})

it('reads a stored model in a thread, which tells when the model is there', async () => {
  let reading = 0
  const { activations, strongest, predictions } = await thread.read(job, () => reading++)
  expect(reading).toBe(1)
  expect(activations![0]).toBeGreaterThan(7)
  expect(activations![1]).toBeLessThan(0.1)
  expect([strongest, predictions]).toEqual([null, null])
})

it('tells in one line what is wrong with a model and reads on', async () => {
  const other = { ...job, model: { ...job.model, weightsHash: 'f'.repeat(64) } }
  await expect(thread.read(other, () => {})).rejects.toThrow(/wanted the weights ffffffffffff that were added/)
  expect((await thread.read(job, () => {})).activations).toHaveLength(2)
})

it('a thread that was ended says so', async () => {
  const own = startLiveThread({ root: process.cwd(), bytes: 1 })
  const reading = expect(own.read(job, () => {})).rejects.toThrow('the thread was ended')
  await own.end()
  await reading
  expect(own.alive).toBe(false)
  await expect(own.read(job, () => {})).rejects.toThrow('the thread was ended')
})
