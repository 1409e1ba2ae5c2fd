import { afterAll, expect, test } from 'vitest'
import { createIndexShelf } from '#lib/pattern-server/index-shelf.ts'
import { createSearchThreads, TooBusy } from '#lib/pattern-server/search-threads.ts'
import { PatternRefused } from '#lib/patterns/find-matches.ts'
import { createFiringCounts } from '#lib/patterns/firing-counts.ts'
import { assembleTexts } from '#lib/patterns/index-texts.ts'
import type { PatternIndex } from '#lib/patterns/pattern-index.ts'
import { encodeTextPart, makeTextPart } from '#lib/patterns/text-part.ts'

/** An index of one row of letters and no neurons. */
const indexOf = (text: string): PatternIndex => {
  const tokens = Uint16Array.from(text, letter => letter.charCodeAt(0))
  const rows = [{ document: 0, first: 0, hash: 1n, tokens }]
  const part = encodeTextPart(makeTextPart(0, rows, id => Uint8Array.of(id)))
  return { texts: assembleTexts([part], bytes => new SharedArrayBuffer(bytes)), layers: [], baselines: [] }
}

const choice = { sort: 'f1', layer: null, least: null, most: null, limit: 5 } as const
const pattern = (source: string) => ({ source, ignoreCase: false, wholeWord: false })
const threads = createSearchThreads(1, 2)
afterAll(() => threads.close())

test('a thread searches an index in shared memory', async () => {
  const index = indexOf('abcdefghij')
  const found = await threads.call('search', { index, pattern: pattern('c|d'), choice }, 60_000)
  expect(found).toMatchObject({ matches: [0, 2], tokens: [0, 10], insufficient: true, rows: [] })
})

test('a fault of the pattern comes back as one', async () => {
  const call = threads.call('search', { index: indexOf('ab'), pattern: pattern('(?=b)'), choice }, 60_000)
  await expect(call).rejects.toThrow(PatternRefused)
})

test('what takes too long is ended, what waits goes on in another thread, and too many are turned away', async () => {
  // One row of five million letters, made without its tokens one by one.
  const n = 5_000_000
  const texts = {
    ...indexOf('a').texts,
    text: new Uint8Array(new SharedArrayBuffer(n)).fill(97),
    ends: new Uint32Array(new SharedArrayBuffer(4 * n)).map((_, i) => i + 1),
    rowSlot: Uint32Array.of(0, n),
    rowByte: Uint32Array.of(0, n),
  }
  const index: PatternIndex = { texts, layers: [], baselines: [] }
  const slow = threads.call('search', { index, pattern: pattern('c[ab]{1,20}d'), choice }, 1)
  const small = { index: indexOf('abcdefghij'), pattern: pattern('b'), choice }
  const gone = new AbortController()
  const left = threads.call('search', small, 60_000, gone.signal)
  gone.abort()
  await expect(left).rejects.toThrow('aborted')
  await expect(threads.call('search', small, 60_000, gone.signal)).rejects.toThrow('aborted')
  const waiting = [0, 1].map(() => threads.call('search', small, 60_000))
  await expect(threads.call('search', small, 60_000)).rejects.toThrow(TooBusy)
  await expect(slow).rejects.toThrow('took longer than 0.001 s')
  for (const found of await Promise.all(waiting)) expect(found.matches).toEqual([0, 1])
})

test('a shelf keeps the indexes asked for last within its bytes, and asks again for what failed', async () => {
  const sized = (n: number): PatternIndex => {
    const empty = indexOf('a')
    const firings = {
      layer: 0,
      dMlp: 0,
      starts: new Uint32Array(1),
      neurons: new Uint16Array(n / 2),
      steps: new Uint8Array(0),
    }
    return { ...empty, layers: [{ ...firings, counts: createFiringCounts(0) }] }
  }
  const shelf = createIndexShelf(2_500)
  let loads = 0
  const load = (n: number) => async () => {
    loads++
    return sized(n)
  }
  await Promise.all([shelf.get(1, load(1000)), shelf.get(1, load(1000))])
  expect(loads).toBe(1)
  await shelf.get(2, load(1000))
  await shelf.get(1, load(1000))
  expect(shelf.runs()).toEqual([2, 1])
  await shelf.get(3, load(1000))
  expect(shelf.runs()).toEqual([1, 3])
  await shelf.get(4, load(9000))
  expect(shelf.runs()).toEqual([4])
  await expect(shelf.get(5, () => Promise.reject(new Error('no database')))).rejects.toThrow('no database')
  await shelf.get(5, load(100))
  expect(loads).toBe(5)
})
