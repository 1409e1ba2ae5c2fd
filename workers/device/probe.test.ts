import { expect, it } from 'vitest'
import { differenceLimits } from '#lib/numeric/partial-difference.ts'
import { findAdapter } from '#workers/device/adapter.ts'
import { probeBackend } from '#workers/device/probe.ts'
import { softwareVulkan } from '#workers/testing/software-vulkan.ts'

/** Software that plays a GPU compiles its shaders on a core that others share. */
const PATIENCE = 600_000

it('WebGPU agrees with the CPU on software Vulkan, at 16 and at 64 positions', { timeout: PATIENCE }, async () => {
  const environment = softwareVulkan()
  expect((await findAdapter(environment)).name).toBe('SwiftShader (software Vulkan)')
  const worst = await probeBackend('webgpu', { environment, timeLimitMs: PATIENCE })
  // Other kernels round otherwise: equal figures would mean that the CPU had computed them.
  expect(worst.maximum).toBeGreaterThan(0)
  for (const [what, most] of Object.entries(differenceLimits)) {
    expect(worst[what as keyof typeof worst], what).toBeLessThanOrEqual(most)
  }
})

it('says in one line that there is no adapter', { timeout: PATIENCE }, async () => {
  const environment = { ...process.env, VK_DRIVER_FILES: '/nowhere.json', VK_ICD_FILENAMES: '/nowhere.json' }
  await expect(probeBackend('webgpu', { environment })).rejects.toThrow(/^no adapter was found \(a Vulkan/)
})

it('says in one line that the CUDA provider is not there', { timeout: PATIENCE }, async () => {
  const environment = { ...process.env, LD_LIBRARY_PATH: '' }
  await expect(probeBackend('cuda', { environment })).rejects.toThrow(
    "ONNX Runtime's CUDA provider could not be loaded (libonnxruntime_providers_cuda.so",
  )
})

it('does not wait for ever', async () => {
  await expect(probeBackend('webgpu', { timeLimitMs: 1 })).rejects.toThrow('its self-test did not end within 0.001 s')
})
