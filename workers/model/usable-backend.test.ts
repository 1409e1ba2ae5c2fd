import { expect, it } from 'vitest'
import type { Backend } from '#lib/inference/backend.ts'
import { usableBackend } from '#workers/model/usable-backend.ts'

/** What is used, tested and told where these backends compute rightly; the others fail their test. */
async function choose(asked: Backend, right: Backend[], found = `${asked}/x64`) {
  const tested: Backend[] = []
  const lines: string[] = []
  const test = async (backend: Backend) => {
    tested.push(backend)
    if (!right.includes(backend)) throw new Error(`self-test: ${backend} is off`)
    return { backend: backend === asked ? found : `${backend}/x64`, worst: 1e-6 }
  }
  const used = await usableBackend(asked, test, line => lines.push(line)).catch((error: Error) => error.message)
  return { used, tested, lines }
}

it('uses what was asked for where it computes rightly', async () => {
  expect(await choose('cpu', ['cpu'])).toEqual({ used: 'cpu', tested: ['cpu'], lines: [] })
  expect(await choose('webgpu', ['webgpu', 'cpu'])).toEqual({ used: 'webgpu', tested: ['webgpu'], lines: [] })
})

it('falls back from WebGPU to the CPU with one line', async () => {
  expect(await choose('webgpu', ['cpu'])).toEqual({
    used: 'cpu',
    tested: ['webgpu', 'cpu'],
    lines: ['WebGPU is not used: self-test: webgpu is off; working on the CPU'],
  })
  const { used, lines } = await choose('webgpu', ['webgpu', 'cpu'], 'cpu/x64')
  expect([used, lines]).toEqual(['cpu', ['WebGPU is not used: no adapter was found; working on the CPU']])
})

it('refuses to work where the CPU is wrong', async () => {
  expect((await choose('cpu', [])).used).toBe('self-test: cpu is off')
  expect((await choose('webgpu', [])).used).toBe('self-test: cpu is off')
})
