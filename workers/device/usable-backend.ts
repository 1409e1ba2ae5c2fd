import type { Backend, BackendChoice, DeviceBackend } from '#lib/inference/backend.ts'
import type { PartialDifference } from '#lib/numeric/partial-difference.ts'
import { type Adapter, adapterLine } from '#workers/device/adapter.ts'

/** What is looked at to settle on a backend. */
export interface BackendTests {
  /** Self-test of the CPU; rejects where it computes something else. */
  cpu(): Promise<unknown>
  /** Self-test of a GPU's backend: how far it is from the CPU. Rejects with one line where it cannot be used. */
  device(backend: DeviceBackend): Promise<PartialDifference>
  /** What WebGPU and CUDA will run on. */
  adapter(): Promise<Adapter>
}

const names: Record<DeviceBackend, string> = { webgpu: 'WebGPU', cuda: 'CUDA' }

/**
 * The backend to scan with: the one asked for where its self-test passes, else `cpu` with a line that says why; with `auto`
 * CUDA, WebGPU on a real GPU, or the CPU, whichever comes first. Throws one line where the CPU computes wrongly.
 */
export async function usableBackend(
  choice: BackendChoice,
  tests: BackendTests,
  log: (line: string) => void,
): Promise<Backend> {
  await tests.cpu()
  if (choice === 'cpu') return 'cpu'
  const adapter = await tests.adapter()
  const wanted: readonly DeviceBackend[] = choice === 'auto' ? ['cuda', 'webgpu'] : [choice]
  const faults: string[] = []
  for (const backend of wanted) {
    if (choice === 'auto' && adapter.software && backend === 'webgpu') {
      faults.push(`${names[backend]} is not used: ${adapter.name} is no GPU but software`)
      continue
    }
    try {
      const { maximum } = await tests.device(backend)
      log(
        `scanning by ${names[backend]} on ${adapterLine(adapter)}; in its self-test maxima are within ${maximum.toExponential(1)} of the CPU's`,
      )
      return backend
    } catch (error) {
      faults.push(`${names[backend]} is not used: ${error instanceof Error ? error.message : error}`)
    }
  }
  log(`${faults.join('; ')}; scanning on the CPU`)
  return 'cpu'
}
