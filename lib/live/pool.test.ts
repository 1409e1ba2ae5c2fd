import { expect, it, vi } from 'vitest'
import type { LiveJob, LiveResult } from '#lib/live/live-job.ts'
import type { LiveThread } from '#lib/live/live-thread.ts'
import { createLivePool, type LivePoolOptions } from '#lib/live/pool.ts'

const result = (n: number): LiveResult => ({ activations: Float32Array.of(n), strongest: null, predictions: null })
const job = (n: number, weightsHash = 'a'): LiveJob => ({
  model: { name: 'm', path: 'm', weightsHash },
  vocabSize: 9,
  site: 'mid',
  tokens: Uint16Array.of(n),
  neuron: null,
  scales: null,
  predictions: false,
})

/** A thread that answers when told to. */
interface Puppet extends LiveThread {
  jobs: LiveJob[]
  alive: boolean
  opened(): void
  finish(): void
  fail(message: string): void
}

const puppet = (): Puppet => {
  let open: { onReading(): void; resolve(result: LiveResult): void; reject(error: Error): void } | undefined
  const self: Puppet = {
    jobs: [],
    alive: true,
    read(one, onReading) {
      self.jobs.push(one)
      return new Promise((resolve, reject) => {
        open = { onReading, resolve, reject }
      })
    },
    opened: () => open?.onReading(),
    finish: () => open?.resolve(result(self.jobs.at(-1)!.tokens[0])),
    fail: message => open?.reject(new Error(message)),
    async end() {
      self.alive = false
      open?.reject(new Error('the thread was ended'))
    },
  }
  return self
}

const poolOf = (options: Partial<LivePoolOptions> = {}) => {
  const threads: Puppet[] = []
  const pool = createLivePool({
    threads: 1,
    waiting: 3,
    perAddress: 2,
    openLimit: 10_000,
    readLimit: 1000,
    start: () => {
      threads.push(puppet())
      return threads.at(-1)!
    },
    ...options,
  })
  return { pool, threads }
}

const settled = () => new Promise<void>(done => setImmediate(done))

it('reads one text after another, in the order they came, on one thread', async () => {
  const { pool, threads } = poolOf()
  const [first, second] = [pool.read(job(1), { address: 'x' }), pool.read(job(2), { address: 'y' })]
  expect(pool.state()).toEqual({ threads: 1, running: 1, waiting: 1 })
  threads[0].finish()
  expect((await first).activations![0]).toBe(1)
  await settled()
  expect(pool.state()).toEqual({ threads: 1, running: 1, waiting: 0 })
  threads[0].finish()
  expect((await second).activations![0]).toBe(2)
  expect(threads).toHaveLength(1)
})

it('gives a model to the thread that read with it last', async () => {
  const { pool, threads } = poolOf({ threads: 2 })
  const both = [pool.read(job(1, 'a'), { address: 'x' }), pool.read(job(2, 'b'), { address: 'x' })]
  for (const thread of threads) thread.finish()
  await Promise.all(both)
  await settled()
  void pool.read(job(3, 'a'), { address: 'x' })
  expect(threads.map(({ jobs }) => jobs.map(one => one.tokens[0]))).toEqual([[1, 3], [2]])
})

it('a text that is given up leaves the queue, or its answer is dropped', async () => {
  const { pool, threads } = poolOf()
  const [now, later] = [new AbortController(), new AbortController()]
  const running = pool.read(job(1), { address: 'x', signal: now.signal })
  const waiting = pool.read(job(2), { address: 'x', signal: later.signal })
  later.abort(new Error('gone'))
  await expect(waiting).rejects.toThrow('gone')
  expect(pool.state().waiting).toBe(0)
  now.abort(new Error('gone too'))
  await expect(running).rejects.toThrow('gone too')
  // The thread cannot be stopped in the middle; the next text waits for it.
  const next = pool.read(job(3), { address: 'x' })
  expect(pool.state()).toMatchObject({ running: 1, waiting: 1 })
  threads[0].finish()
  await settled()
  threads[0].finish()
  expect((await next).activations![0]).toBe(3)
  expect(threads[0].jobs.map(one => one.tokens[0])).toEqual([1, 3])
  const never = pool.read(job(4), { address: 'x', signal: AbortSignal.abort(new Error('never')) })
  await expect(never).rejects.toThrow('never')
})

it('an address may have two texts waiting, all together three', async () => {
  const { pool, threads } = poolOf()
  const all = [1, 2, 3].map(n => pool.read(job(n), { address: 'x' }))
  await expect(pool.read(job(4), { address: 'x' })).rejects.toMatchObject({
    status: 429,
    message: '2 of your texts are waiting already; wait for them first',
  })
  all.push(pool.read(job(5), { address: 'y' }))
  await expect(pool.read(job(6), { address: 'z' })).rejects.toMatchObject({ status: 503 })
  for (const one of all) {
    threads[0].finish()
    await one
    await settled()
  }
  expect(pool.state()).toEqual({ threads: 1, running: 0, waiting: 0 })
})

it('a fault of one text is told and the next is read', async () => {
  const { pool, threads } = poolOf()
  const [bad, good] = [pool.read(job(1), { address: 'x' }), pool.read(job(2), { address: 'x' })]
  threads[0].fail('model m: config.json is missing')
  await expect(bad).rejects.toThrow('config.json is missing')
  await settled()
  threads[0].finish()
  expect((await good).activations![0]).toBe(2)
})

it('a thread that takes too long is ended and replaced; opening a model may take longer than reading', async () => {
  vi.useFakeTimers()
  try {
    const { pool, threads } = poolOf()
    const slow = pool.read(job(1), { address: 'x' })
    const told = expect(slow).rejects.toMatchObject({
      status: 504,
      message: expect.stringMatching(/^reading the text took longer than 1 s/),
    })
    const next = pool.read(job(2), { address: 'x' })
    await vi.advanceTimersByTimeAsync(9000)
    expect(threads[0].alive).toBe(true)
    threads[0].opened()
    await vi.advanceTimersByTimeAsync(1001)
    await told
    expect(threads[0].alive).toBe(false)
    expect(threads).toHaveLength(2)
    threads[1].finish()
    expect((await next).activations![0]).toBe(2)
  } finally {
    vi.useRealTimers()
  }
})

it('a closed pool refuses what waits and what comes', async () => {
  const { pool } = poolOf()
  const all = [1, 2].map(n => expect(pool.read(job(n), { address: 'x' })).rejects.toThrow(/ended|stopping/))
  await pool.close()
  await Promise.all(all)
  await expect(pool.read(job(3), { address: 'x' })).rejects.toMatchObject({ status: 503 })
})
