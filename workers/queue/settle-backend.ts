import { requestedBackend } from '#lib/inference/backend.ts'
import { usableBackend } from '#workers/model/usable-backend.ts'
import type { ThreadPool } from '#workers/threads/thread-pool.ts'

/**
 * Tests the backend once, in a thread as it will be used, and settles on one that computes rightly for all threads of this
 * process. Throws one line where there is none: a worker must not store figures of a machine that computes something else.
 */
export const settleBackend = async (threads: ThreadPool, log: (line: string) => void): Promise<void> => {
  const test = (backend: ReturnType<typeof requestedBackend>) =>
    threads.use(thread => thread.call('testBackend', { backend }))
  // Threads share this process' environment, from where every session takes its backend.
  process.env.SOLUSCOPE_BACKEND = await usableBackend(requestedBackend(), test, log)
}
