import { expect, it } from 'vitest'
import { graphOptions } from '#lib/inference/backend.ts'
import { selfTest } from '#workers/model/self-test.ts'

it.each(['cpu', 'webgpu'] as const)('finds the CPU right with graphs as for %s', async kind => {
  const { backend, worst } = await selfTest({ backend: 'cpu', ...graphOptions(kind) })
  expect(backend).toBe(`cpu/${process.arch}`)
  expect(worst).toBeGreaterThan(0)
  expect(worst).toBeLessThan(1e-4)
})
