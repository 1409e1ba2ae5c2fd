import { setTimeout as sleep } from 'node:timers/promises'
import { SHARE_ENV, Worker } from 'node:worker_threads'
import { PermanentError, StoppedError } from '#workers/queue/work-error.ts'
import { END, type ThreadReply, type ThreadRequest } from '#workers/threads/protocol.ts'
import type { ThreadTasks } from '#workers/threads/tasks.ts'

/** One worker thread, seen from the main thread. */
export interface Thread {
  readonly alive: boolean
  /**
   * Has the thread do one thing. `move` lists buffers that are handed over instead of copied. Rejects with PermanentError
   * where the thread found a fault that trying again cannot mend.
   */
  call<Task extends keyof ThreadTasks>(
    task: Task,
    input: Parameters<ThreadTasks[Task]>[0],
    move?: ArrayBuffer[],
  ): Promise<Awaited<ReturnType<ThreadTasks[Task]>>>
  /** Ends the thread; a call under way rejects with StoppedError. */
  end(): Promise<void>
}

/** Time in which a thread may leave by itself, in ms: longer than a graph runs for a batch. */
const LEAVE_MS = 2_000

/** Starts a thread. It keeps the process alive only while it has work. */
export const createThread = (): Thread => {
  const worker = new Worker(new URL('./start-thread.mjs', import.meta.url), { execArgv: [], env: SHARE_ENV })
  let lastId = 0
  let open: { id: number; resolve(output: unknown): void; reject(error: Error): void } | undefined
  let dead: Error | undefined
  const settle = (finish: (call: NonNullable<typeof open>) => void): void => {
    const call = open
    open = undefined
    worker.unref()
    if (call) finish(call)
  }
  const die = (error: Error): void => {
    dead ??= error
    settle(call => call.reject(error))
  }
  worker.on('message', (reply: ThreadReply) => {
    if (reply.id !== open?.id) return
    if (reply.ok) settle(call => call.resolve(reply.output))
    else {
      const { message, permanent } = reply
      settle(call => call.reject(permanent ? new PermanentError(message) : new Error(message)))
    }
  })
  worker.on('error', cause => die(new Error(`a worker thread died: ${cause instanceof Error ? cause.message : cause}`)))
  const left = new Promise<void>(resolve => {
    worker.on('exit', () => {
      die(new StoppedError('the worker thread was ended'))
      resolve()
    })
  })
  worker.unref()
  return {
    get alive() {
      return dead === undefined
    },
    call(task, input, move = []) {
      if (dead) return Promise.reject(dead)
      const request: ThreadRequest = { id: ++lastId, task, input }
      return new Promise((resolve, reject) => {
        open = { id: request.id, resolve: output => resolve(output as never), reject }
        worker.ref()
        worker.postMessage(request, move)
      })
    },
    async end() {
      dead ??= new StoppedError('the worker thread was ended')
      // ONNX Runtime takes the whole process down where its thread is gone when a graph has run: between two runs it hears this.
      worker.postMessage(END)
      await Promise.race([left, sleep(LEAVE_MS, undefined, { ref: false })])
      await worker.terminate()
    },
  }
}
