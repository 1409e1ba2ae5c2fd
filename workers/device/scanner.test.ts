import { expect, it } from 'vitest'
import { defaultRunSpec } from '#lib/neuron/run-spec.ts'
import { createScanner } from '#workers/device/scanner.ts'
import { StoppedError } from '#workers/queue/work-error.ts'
import type { ThreadPool } from '#workers/threads/thread-pool.ts'

const bytes = (text: string) => [new TextEncoder().encode(text)]

/** A pool whose thread answers every call by `answer`. */
const poolOf = (answer: (task: string) => Promise<Uint8Array[]>): ThreadPool => ({
  size: 1,
  use: work => work({ alive: true, call: answer, end: async () => {} } as never),
  close: async () => {},
})

const reading = (name: string) => async () => ({
  model: { name, path: '', weightsHash: `hash of ${name}` },
  runHash: 'run',
  spec: defaultRunSpec('solu_ln'),
  shard: 0,
  documents: [],
})

const scannerOf = (device: (task: string) => Promise<Uint8Array[]>, cpu = async () => bytes('cpu')) => {
  const lines: string[] = []
  const calls: string[] = []
  const lane = poolOf(task => {
    calls.push(task)
    return device(task)
  })
  const log = (line: string) => lines.push(line)
  return { lines, calls, scanner: createScanner({ backend: 'webgpu', threads: poolOf(cpu), lane, log }) }
}

it('scans on the GPU and says so', async () => {
  const { scanner, lines } = scannerOf(async () => bytes('gpu'))
  expect(await scanner.scan(reading('a'))).toEqual({ partials: bytes('gpu'), backend: `webgpu/${process.arch}` })
  expect(lines).toEqual([])
})

it('scans a model on the CPU from the first shard on that the GPU cannot do, told once', async () => {
  const { scanner, lines, calls } = scannerOf(async () => Promise.reject(new Error('out of memory')))
  for (let shard = 0; shard < 3; shard++) {
    expect(await scanner.scan(reading('a'))).toEqual({ partials: bytes('cpu'), backend: `cpu/${process.arch}` })
  }
  expect(lines).toEqual(['a is scanned on the CPU, not by webgpu: out of memory'])
  expect(calls).toHaveLength(1)
  await scanner.scan(reading('b'))
  expect(calls).toHaveLength(2)
})

it('blames the data where the CPU fails too, and goes on trying the GPU', async () => {
  const { scanner, lines, calls } = scannerOf(
    async () => Promise.reject(new Error('NaN')),
    async () => Promise.reject(new Error('NaN here too')),
  )
  await expect(scanner.scan(reading('a'))).rejects.toThrow('NaN here too')
  await expect(scanner.scan(reading('a'))).rejects.toThrow('NaN here too')
  expect([lines, calls.length]).toEqual([[], 2])
})

it('stops when asked to', async () => {
  const { scanner } = scannerOf(async () => Promise.reject(new StoppedError('stopping')))
  await expect(scanner.scan(reading('a'))).rejects.toThrow(StoppedError)
})
