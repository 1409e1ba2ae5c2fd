import { expect, it } from 'vitest'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import { devicePositions } from '#workers/device/batch-positions.ts'
import { checkDeviceRoom, deviceBytes } from '#workers/device/device-room.ts'

const weights = randomWeights({ ...smallConfig, nCtx: 32 }, 1)

it('counts weights and eight of the largest values of a batch', () => {
  // Attention scores are largest here: 2 heads of 32 positions.
  expect(devicePositions(weights.config)).toBe(2 ** 16)
  const numbers = [...weights.tensors.values()].reduce((sum, { data }) => sum + data.length, 0)
  expect(deviceBytes(weights)).toBe(4 * numbers + 8 * 4 * 2 ** 16 * 64)
})

it('keeps every value of a batch below half a gigabyte, but for a single row', () => {
  const config = { ...smallConfig, nHeads: 8, nCtx: 1024, dMlp: 2048 }
  expect(devicePositions(config)).toBe(2 ** 29 / (4 * 8 * 1024))
  expect(devicePositions({ ...config, nHeads: 512, nCtx: 2048 })).toBe(2048)
})

it('refuses a model with the numbers where the GPU is known to be smaller', () => {
  const adapter = { name: 'X1', memory: 100 * 2 ** 20, software: false }
  expect(() => checkDeviceRoom(weights, adapter)).toThrow(
    'wanted about 129 MB on the GPU for weights and a batch, X1 (0 GB) has 100 MB',
  )
  expect(() => checkDeviceRoom(weights, { ...adapter, memory: 200 * 2 ** 20 })).not.toThrow()
  expect(() => checkDeviceRoom(weights, { ...adapter, memory: null })).not.toThrow()
})
