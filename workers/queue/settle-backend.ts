import type { Backend, BackendChoice } from '#lib/inference/backend.ts'
import { findAdapter } from '#workers/device/adapter.ts'
import { probeBackend } from '#workers/device/probe.ts'
import { usableBackend } from '#workers/device/usable-backend.ts'
import type { ThreadPool } from '#workers/threads/thread-pool.ts'

/**
 * Tests the CPU, in a thread as it will be used, and the GPU that is asked for, in a process of its own; what to scan with.
 * Throws one line where the CPU computes wrongly: a worker must not store figures of a machine that computes something else.
 */
export const settleBackend = (
  choice: BackendChoice,
  threads: ThreadPool,
  log: (line: string) => void,
): Promise<Backend> =>
  usableBackend(
    choice,
    {
      cpu: () => threads.use(thread => thread.call('testCpu', null)),
      device: backend => probeBackend(backend),
      adapter: () => findAdapter(),
    },
    log,
  )
