import type { LiveJob, LiveResult } from '#lib/live/live-job.ts'
import type { LiveThread } from '#lib/live/live-thread.ts'
import { LiveRefusal } from '#lib/live/refusal.ts'

/** How busy a pool is. */
export interface LiveState {
  threads: number
  /** Texts being read and texts that wait. */
  running: number
  waiting: number
}

/** Whose job it is, and how to give it up. */
export interface LiveAsker {
  /** Who is counted as one visitor. */
  address: string
  /** Aborted when nobody waits for the answer any longer. */
  signal?: AbortSignal
}

/** Threads that read texts, and the queue before them. */
export interface LivePool {
  state(): LiveState
  /**
   * Reads a text when its turn comes. Rejects with LiveRefusal where the queue or the visitor's part of it is full or the time
   * is over, and with the signal's reason once that is aborted: a waiting job leaves the queue, the answer of one under way is
   * dropped.
   */
  read(job: LiveJob, asker: LiveAsker): Promise<LiveResult>
  /** Ends all threads; jobs reject. */
  close(): Promise<void>
}

/** Bounds of a pool. */
export interface LivePoolOptions {
  threads: number
  /** Texts that may wait, in all and of one address. */
  waiting: number
  perAddress: number
  /** Milliseconds for opening a model, and for reading a text once it is open. */
  openLimit: number
  readLimit: number
  start(): LiveThread
}

interface Waiting extends LiveAsker {
  job: LiveJob
  resolve(result: LiveResult): void
  reject(error: unknown): void
}

/** A thread with the model it read with last. */
interface Slot {
  thread: LiveThread
  last: string
}

/** A pool of at most `threads` threads, started when first needed; one that dies or takes too long is replaced. */
export function createLivePool({
  threads,
  waiting,
  perAddress,
  openLimit,
  readLimit,
  start,
}: LivePoolOptions): LivePool {
  const queue: Waiting[] = []
  const idle: Slot[] = []
  const busy = new Set<Slot>()
  let closed = false

  /** The idle thread that read with this model last, else any, else a new one; undefined while all are taken. */
  const take = (hash: string): Slot | undefined => {
    for (let i = idle.length; i-- > 0; ) if (!idle[i].thread.alive) idle.splice(i, 1)
    const same = idle.findIndex(({ last }) => last === hash)
    if (same >= 0) return idle.splice(same, 1)[0]
    if (busy.size + idle.length < threads) return { thread: start(), last: hash }
    return idle.pop()
  }
  const next = (): void => {
    if (queue.length === 0 || busy.size >= threads) return
    const waiter = queue[0]
    const slot = take(waiter.job.model.weightsHash)
    if (!slot) return
    queue.shift()
    busy.add(slot)
    void work(slot, waiter).finally(() => {
      busy.delete(slot)
      if (slot.thread.alive && !closed) idle.push(slot)
      next()
    })
  }
  const work = async (slot: Slot, { job, signal, resolve, reject }: Waiting): Promise<void> => {
    const giveUp = () => reject(signal?.reason)
    signal?.addEventListener('abort', giveUp, { once: true })
    let timer: NodeJS.Timeout | undefined
    const limit = (ms: number, what: string) => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        reject(new LiveRefusal(504, `${what} took longer than ${ms / 1000} s and was given up; try a shorter text`))
        void slot.thread.end()
      }, ms)
    }
    try {
      slot.last = job.model.weightsHash
      limit(openLimit, 'opening the model')
      resolve(await slot.thread.read(job, () => limit(readLimit, 'reading the text')))
    } catch (error) {
      reject(error)
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
    }
  }

  return {
    state: () => ({ threads, running: busy.size, waiting: queue.length }),
    read(job, { address, signal }) {
      if (closed) return Promise.reject(new LiveRefusal(503, 'the site is stopping; try again in a moment'))
      if (signal?.aborted) return Promise.reject(signal.reason)
      if (queue.length >= waiting)
        return Promise.reject(new LiveRefusal(503, `${queue.length} texts are waiting already; try again in a moment`))
      if (queue.filter(one => one.address === address).length >= perAddress)
        return Promise.reject(
          new LiveRefusal(429, `${perAddress} of your texts are waiting already; wait for them first`),
        )
      return new Promise((resolve, reject) => {
        const waiter: Waiting = { job, address, signal, resolve, reject }
        queue.push(waiter)
        signal?.addEventListener(
          'abort',
          () => {
            const place = queue.indexOf(waiter)
            if (place < 0) return
            queue.splice(place, 1)
            reject(signal.reason)
          },
          { once: true },
        )
        next()
      })
    },
    async close() {
      closed = true
      for (const { reject } of queue.splice(0)) reject(new LiveRefusal(503, 'the site is stopping'))
      await Promise.all([...idle.splice(0), ...busy].map(({ thread }) => thread.end()))
    },
  }
}
