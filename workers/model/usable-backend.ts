import type { Backend } from '#lib/inference/backend.ts'
import type { SelfTest } from '#workers/model/self-test.ts'

/**
 * The backend to work with: the one asked for where its self-test passes; `cpu`, with a line that says why, where WebGPU's
 * does not or finds no adapter. Throws one line where the CPU's fails too.
 */
export async function usableBackend(
  asked: Backend,
  test: (backend: Backend) => Promise<SelfTest>,
  log: (line: string) => void,
): Promise<Backend> {
  if (asked === 'webgpu') {
    const reason = await test('webgpu').then(
      ({ backend }) => (backend.startsWith('webgpu') ? null : 'no adapter was found'),
      (error: Error) => error.message,
    )
    if (reason === null) return 'webgpu'
    log(`WebGPU is not used: ${reason}; working on the CPU`)
  }
  await test('cpu')
  return 'cpu'
}
