import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LiveJob, LiveResult } from '#lib/live/live-job.ts'
import { END, type LiveReply, type LiveRequest, type LiveThreadData } from '#lib/live/thread-protocol.ts'

/** A thread that reads texts, seen from the pool. */
export interface LiveThread {
  /** False once it died or was ended. */
  readonly alive: boolean
  /** Does one job; `onReading` is called once the model is there. Not to be called again before it has settled. */
  read(job: LiveJob, onReading: () => void): Promise<LiveResult>
  /** Ends the thread; a job under way rejects. */
  end(): Promise<void>
}

/** Time in which a thread may leave by itself, in ms: far longer than a graph runs for one text. */
const LEAVE_MS = 20_000

/** Starts a thread of the project in `root`. It does not keep the process alive. */
export function startLiveThread(data: LiveThreadData): LiveThread {
  const script = join(data.root, 'lib/live/start-thread.mjs')
  // Asked of Node at run time: the site's bundler takes every other way to start a thread for a file to bundle.
  const { Worker } = process.getBuiltinModule('node:worker_threads')
  const worker = new Worker(script, { workerData: data, execArgv: [] })
  let lastId = 0
  let open: { id: number; onReading(): void; resolve(result: LiveResult): void; reject(error: Error): void } | undefined
  let dead: Error | undefined
  const die = (error: Error): void => {
    dead ??= error
    open?.reject(dead)
    open = undefined
  }
  worker.on('message', (reply: LiveReply) => {
    if (reply.id !== open?.id) return
    if (reply.type === 'reading') return open.onReading()
    const { resolve, reject } = open
    open = undefined
    if (reply.type === 'done') resolve(reply.result)
    else reject(new Error(reply.message))
  })
  worker.on('error', cause => die(new Error(`a thread died: ${cause instanceof Error ? cause.message : cause}`)))
  const left = new Promise<void>(resolve => {
    worker.on('exit', () => {
      die(new Error('the thread was ended'))
      resolve()
    })
  })
  worker.unref()
  return {
    get alive() {
      return dead === undefined
    },
    read(job, onReading) {
      if (dead) return Promise.reject(dead)
      const request: LiveRequest = { id: ++lastId, job }
      return new Promise((resolve, reject) => {
        open = { id: request.id, onReading, resolve, reject }
        worker.postMessage(request)
      })
    },
    async end() {
      die(new Error('the thread was ended'))
      // ONNX Runtime takes the whole site down where its thread is gone when a graph has run: between two runs it hears this.
      worker.postMessage(END)
      await Promise.race([left, sleep(LEAVE_MS, undefined, { ref: false })])
      await worker.terminate()
    },
  }
}
