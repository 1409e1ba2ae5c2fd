import { expect, it } from 'vitest'
import { graphOptions, requestedBackend } from '#lib/inference/backend.ts'

it('reads the backend from the environment and refuses unknown ones', () => {
  expect([requestedBackend(''), requestedBackend('cpu'), requestedBackend('webgpu')]).toEqual(['cpu', 'cpu', 'webgpu'])
  expect(() => requestedBackend('tpu')).toThrow('SOLUSCOPE_BACKEND: wanted cpu or webgpu, got tpu')
})

it('never fuses attention on a GPU', () => {
  expect(graphOptions('webgpu').attention).toBe('plain')
  expect(graphOptions('cpu').attention).toBe('fused')
})
