import { expect, it } from 'vitest'
import { selfTest } from '#workers/model/self-test.ts'

it.each(['plain', 'fused'] as const)('finds the CPU right with %s attention', async attention => {
  const { backend, worst } = await selfTest({ backend: 'cpu', attention })
  expect(backend).toBe(`cpu/${process.arch}`)
  expect(worst).toBeGreaterThan(0)
  expect(worst).toBeLessThan(1e-4)
})
