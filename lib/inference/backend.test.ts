import { expect, it } from 'vitest'
import { graphOptions } from '#lib/inference/backend.ts'

it('never fuses attention on a GPU', () => {
  expect(graphOptions('webgpu').attention).toBe('plain')
  expect(graphOptions('cuda').attention).toBe('plain')
  expect(graphOptions().attention).toBe('fused')
})
