import { collectGarbage } from '#lib/inference/collect-garbage.ts'
import { StoppedError } from '#workers/queue/work-error.ts'
import { createThread, type Thread } from '#workers/threads/thread-handle.ts'

/** A fixed number of worker threads, started when first needed. */
export interface ThreadPool {
  readonly size: number
  /** Runs `work` with a thread that nobody else uses meanwhile; waits while all are taken. */
  use<T>(work: (thread: Thread) => Promise<T>): Promise<T>
  /** Ends all threads; work under way and waiting rejects with StoppedError. */
  close(): Promise<void>
}

/** A pool of `size` threads. A thread that dies is replaced when next needed. */
export const createThreadPool = (size: number): ThreadPool => {
  const idle: Thread[] = []
  const all = new Set<Thread>()
  const waiting: { resolve(): void; reject(error: Error): void }[] = []
  let busy = 0
  let closed = false

  const turn = async (): Promise<void> => {
    if (closed) throw new StoppedError('this worker is stopping')
    if (busy < size) {
      busy++
      return
    }
    await new Promise<void>((resolve, reject) => waiting.push({ resolve, reject }))
  }
  const done = (): void => {
    const next = waiting.shift()
    if (next) next.resolve()
    else busy--
  }
  const take = (): Thread => {
    let thread = idle.pop()
    while (thread && !thread.alive) {
      all.delete(thread)
      thread = idle.pop()
    }
    if (thread) return thread
    const fresh = createThread()
    all.add(fresh)
    return fresh
  }

  return {
    size,
    async use(work) {
      await turn()
      let thread: Thread | undefined
      try {
        if (closed) throw new StoppedError('this worker is stopping')
        thread = take()
        // Of the job before, whose partials may be tens of megabytes outside of this thread's heap.
        collectGarbage()
        return await work(thread)
      } finally {
        if (thread) idle.push(thread)
        done()
      }
    },
    async close() {
      closed = true
      for (const { reject } of waiting.splice(0)) reject(new StoppedError('this worker is stopping'))
      await Promise.all([...all].map(thread => thread.end()))
    },
  }
}
