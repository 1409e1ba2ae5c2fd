import { expect, it } from 'vitest'
import type { BackendChoice, DeviceBackend } from '#lib/inference/backend.ts'
import { differenceLimits } from '#lib/numeric/partial-difference.ts'
import { usableBackend } from '#workers/device/usable-backend.ts'

/** What is used, tested and told where these backends compute rightly; the others fail their test. */
async function choose(choice: BackendChoice, right: string[], software = false) {
  const tested: string[] = []
  const lines: string[] = []
  const tests = {
    async cpu() {
      tested.push('cpu')
      if (!right.includes('cpu')) throw new Error('self-test: cpu is off')
    },
    async device(backend: DeviceBackend) {
      tested.push(backend)
      if (!right.includes(backend)) throw new Error(`${backend} is off`)
      return { ...differenceLimits, maximum: 2e-6 }
    },
    adapter: async () => ({ name: 'X1', memory: 8 * 2 ** 30, software }),
  }
  const used = await usableBackend(choice, tests, line => lines.push(line)).catch((error: Error) => error.message)
  return { used, tested, lines }
}

it('uses the CPU without a word where nothing else is asked', async () => {
  expect(await choose('cpu', ['cpu', 'webgpu'])).toEqual({ used: 'cpu', tested: ['cpu'], lines: [] })
})

it('uses what was asked for where it agrees with the CPU, and says on what', async () => {
  const line = "scanning by WebGPU on X1 (8 GB); in its self-test maxima are within 2.0e-6 of the CPU's"
  expect(await choose('webgpu', ['cpu', 'webgpu'])).toEqual({
    used: 'webgpu',
    tested: ['cpu', 'webgpu'],
    lines: [line],
  })
  expect((await choose('webgpu', ['cpu', 'webgpu'], true)).used).toBe('webgpu')
  expect((await choose('cuda', ['cpu', 'cuda'])).used).toBe('cuda')
})

it('falls back to the CPU with one line', async () => {
  expect(await choose('webgpu', ['cpu', 'cuda'])).toEqual({
    used: 'cpu',
    tested: ['cpu', 'webgpu'],
    lines: ['WebGPU is not used: webgpu is off; scanning on the CPU'],
  })
  expect((await choose('cuda', ['cpu'])).lines).toEqual(['CUDA is not used: cuda is off; scanning on the CPU'])
})

it('with auto takes the first GPU that agrees, but no software that plays one', async () => {
  expect((await choose('auto', ['cpu', 'cuda', 'webgpu'])).used).toBe('cuda')
  expect(await choose('auto', ['cpu', 'webgpu'])).toMatchObject({ used: 'webgpu', tested: ['cpu', 'cuda', 'webgpu'] })
  expect(await choose('auto', ['cpu', 'webgpu'], true)).toEqual({
    used: 'cpu',
    tested: ['cpu', 'cuda'],
    lines: ['CUDA is not used: cuda is off; WebGPU is not used: X1 is no GPU but software; scanning on the CPU'],
  })
})

it('refuses to work where the CPU is wrong', async () => {
  expect((await choose('cpu', [])).used).toBe('self-test: cpu is off')
  expect((await choose('webgpu', ['webgpu'])).used).toBe('self-test: cpu is off')
})
