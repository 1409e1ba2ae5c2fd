import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { seededRandom } from '#lib/numeric/seeded-random.ts'
import { createScanner } from '#workers/device/scanner.ts'
import { addModel } from '#workers/model/add-model.ts'
import { advanceRun } from '#workers/queue/advance-run.ts'
import { removeJobs } from '#workers/queue/remove-jobs.ts'
import { scan } from '#workers/scan.ts'
import type { CorpusRow } from '#workers/store/find-corpora.ts'
import { findRun } from '#workers/store/find-run.ts'
import { listRuns } from '#workers/store/list-runs.ts'
import { listWorkers } from '#workers/store/list-workers.ts'
import { testDatabase } from '#workers/testing/database.ts'
import { addPlantedCorpus } from '#workers/testing/planted-corpus.ts'
import { writePlantedModels } from '#workers/testing/planted-folder.ts'
import { queuePlantedRun, workUntilEmpty } from '#workers/testing/planted-run.ts'
import { publishedDigest } from '#workers/testing/published-digest.ts'
import { startWorkerProcess } from '#workers/testing/worker-process.ts'
import { createThreadPool } from '#workers/threads/thread-pool.ts'

/*
 * One run, made again and again from nothing in different ways: everything published must be the same to the last byte.
 * The run's row id is part of the digests of its rows, so each is made under the same id.
 */
const { pool, url } = await testDatabase()
const folders = await writePlantedModels()
afterAll(() => folders.remove())

const SHARDS = 5
let corpus: CorpusRow
let expected: Awaited<ReturnType<typeof publishedDigest>>

/** Queues the run under id 1. */
const queue = async (): Promise<number> => {
  await pool.query('alter sequence run_id_seq restart with 1')
  return queuePlantedRun(pool, corpus)
}

/** Forgets the run with all that it stored. */
const forget = async (): Promise<void> => {
  await pool.query('update model set current_run_id = null')
  await pool.query('delete from run')
  await removeJobs(pool, 1)
}

const published = async (runId: number) => {
  const [run] = await listRuns(pool, runId)
  expect(run).toMatchObject({ state: 'published', error: null })
  return publishedDigest(pool, runId)
}

beforeAll(async () => {
  await addModel(pool, folders.planted)
  corpus = await addPlantedCorpus(pool, 'planted', 256 * (SHARDS - 1) + 1, ['prose', 'code', 'prose'])
  const runId = await queue()
  await workUntilEmpty(url, 1)
  expected = await published(runId)
  await forget()
})

afterEach(forget)

test('4 threads publish what 1 thread publishes', async () => {
  const runId = await queue()
  await workUntilEmpty(url, 4)
  expect(await published(runId)).toEqual(expected)
})

test('3 processes publish what 1 publishes', async () => {
  const runId = await queue()
  const workers = [1, 2, 3].map(() => startWorkerProcess(url, ['--threads', '1', '--once']))
  const ends = await Promise.all(workers.map(worker => worker.ended))
  expect(ends).toEqual(workers.map(() => ({ code: 0, signal: null })))
  expect(await published(runId)).toEqual(expected)
})

test('shards in another order, some of them twice, give the same', async () => {
  const runId = await queue()
  await removeJobs(pool, runId)
  const threads = createThreadPool(1)
  const scanner = createScanner({ backend: 'cpu', threads, lane: threads, log: () => {} })
  try {
    const run = await findRun(pool, { id: runId })
    if (!run) throw new Error('the run that was just queued is not there')
    for (const shard of [3, 0, 4, 3, 1, 0, 2]) await scan({ run, pool, threads, scanner }, shard)
  } finally {
    await threads.close()
  }
  await advanceRun(pool, runId)
  await workUntilEmpty(url, 1)
  expect(await published(runId)).toEqual(expected)
})

test('a worker killed with -9 at five random moments loses and changes nothing', async () => {
  const runId = await queue()
  const random = seededRandom(20_240_601)
  for (let kill = 0; kill < 5; kill++) {
    const worker = startWorkerProcess(url, ['--threads', '1'])
    while ((await listWorkers(pool)).length === 0) await sleep(10)
    await sleep(30 + 270 * random())
    worker.child.kill('SIGKILL')
    expect(await worker.ended).toEqual({ code: null, signal: 'SIGKILL' })
    while ((await listWorkers(pool)).length > 0) await sleep(10)
  }
  await workUntilEmpty(url, 1)
  expect(await published(runId)).toEqual(expected)
})
