import { resolve } from 'node:path'
import { SHARE_ENV, Worker } from 'node:worker_threads'
import type { SearchReply, SearchRequest, SearchTask, SearchTasks } from '#lib/pattern-server/protocol.ts'
import { PatternRefused } from '#lib/patterns/find-matches.ts'

/** Too many searches are waiting: to be asked again later. */
export class TooBusy extends Error {}

/** Some threads that search. */
export interface SearchThreads {
  /**
   * Has a thread do one thing; rejects with PatternRefused where the pattern is at fault or took longer than `limit` ms. What waits for a
   * thread when `signal` is aborted leaves the queue and rejects with its reason; what has begun is short, and ends by itself.
   */
  call<Task extends SearchTask>(
    task: Task,
    input: SearchTasks[Task]['input'],
    limit: number,
    signal?: AbortSignal,
  ): Promise<SearchTasks[Task]['output']>
  /** Ends all threads. */
  close(): Promise<void>
}

/** A thread may take so long to start, in ms. */
const START_LIMIT = 60_000

interface Job {
  request: SearchRequest
  limit: number
  resolve(output: unknown): void
  reject(error: Error): void
}

/** Found from the project's folder, in which the site's process runs, since a build moves the files that import this one. */
const script = (): string => resolve(process.cwd(), ...['lib', 'pattern-server', 'start-thread.mjs'])

/** `size` threads, started when first needed; at most `queue` requests wait for one. */
export function createSearchThreads(size: number, queue: number): SearchThreads {
  const idle: Worker[] = []
  const all = new Set<Worker>()
  const waiting: Job[] = []
  let lastId = 0
  let closed = false

  const start = (): Worker => {
    const worker = new Worker(script(), { execArgv: [], env: SHARE_ENV })
    all.add(worker)
    worker.on('exit', () => {
      all.delete(worker)
      const place = idle.indexOf(worker)
      if (place >= 0) idle.splice(place, 1)
    })
    worker.unref()
    return worker
  }

  const next = (): void => {
    while (waiting.length > 0 && (idle.length > 0 || all.size < size)) {
      const job = waiting.shift()
      const worker = idle.pop()
      if (job) run(worker ?? start(), job, worker !== undefined)
    }
  }

  const run = (worker: Worker, { request, limit, ...job }: Job, started: boolean): void => {
    const end = (settle: () => void, keep: boolean): void => {
      clearTimeout(timer)
      worker.removeAllListeners('message').removeAllListeners('error')
      if (keep) idle.push(worker)
      else {
        // Out of the count at once: what waits must not wait for its end.
        all.delete(worker)
        worker.on('error', () => {})
        void worker.terminate()
      }
      settle()
      next()
    }
    const late = (): void => {
      const refused = new PatternRefused(`The search took longer than ${limit / 1000} s: try a simpler pattern.`)
      end(() => job.reject(refused), false)
    }
    const deaf = (): void => end(() => job.reject(new Error('a search thread did not start')), false)
    // A thread that starts reads its code first, which on a busy machine takes longer than a search may.
    let timer = started ? setTimeout(late, limit) : setTimeout(deaf, START_LIMIT)
    worker.on('message', (reply: SearchReply) => {
      if ('ready' in reply) {
        clearTimeout(timer)
        timer = setTimeout(late, limit)
        return
      }
      if (reply.id !== request.id) return
      if (reply.ok) return end(() => job.resolve(reply.output), true)
      const error = reply.refused ? new PatternRefused(reply.message) : new Error(reply.message)
      end(() => job.reject(error), true)
    })
    worker.on('error', error => end(() => job.reject(new Error(`a search thread died: ${error}`)), false))
    worker.postMessage(request)
  }

  return {
    call(task, input, limit, signal) {
      if (signal?.aborted) return Promise.reject(signal.reason)
      if (closed) return Promise.reject(new Error('the search threads are closed'))
      if (waiting.length >= queue)
        return Promise.reject(new TooBusy('Too many searches are waiting: try again in a moment.'))
      return new Promise((done, fail) => {
        const request: SearchRequest = { id: ++lastId, task, input }
        const job: Job = { request, limit, resolve: output => done(output as never), reject: fail }
        waiting.push(job)
        const leave = () => {
          const place = waiting.indexOf(job)
          if (place < 0) return
          waiting.splice(place, 1)
          fail(signal?.reason)
        }
        signal?.addEventListener('abort', leave, { once: true })
        next()
      })
    },
    async close() {
      closed = true
      for (const { reject } of waiting.splice(0)) reject(new Error('the search threads are closed'))
      await Promise.all([...all].map(worker => worker.terminate()))
    },
  }
}
