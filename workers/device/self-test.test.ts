import { expect, it } from 'vitest'
import { smallConfig } from '#lib/model/testing/random-weights.ts'
import { deviceSelfTest, goldenScans } from '#workers/device/self-test.ts'

it('scans rows of 16 and of 64 positions, where fused attention was seen wrong', () => {
  expect(goldenScans.map(({ config }) => config.nCtx)).toEqual([16, 64])
})

it('finds the CPU as good as itself, but for power sums in float32', { timeout: 60_000 }, async () => {
  const { moments, shape, ...rest } = await deviceSelfTest('cpu')
  expect(rest).toEqual({ maximum: 0, minimum: 0, place: 0, histogram: 0, samples: 0 })
  expect(moments).toBeLessThan(1e-6)
  expect(shape).toBeLessThan(1e-5)
})

it('wants something to scan', { timeout: 60_000 }, async () => {
  await expect(deviceSelfTest('cpu', [])).rejects.toThrow('wanted at least one scan')
  await expect(deviceSelfTest('cpu', [{ config: smallConfig, lengths: [3] }])).resolves.toMatchObject({ place: 0 })
})
