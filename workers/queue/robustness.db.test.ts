import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultRunSpec } from '#lib/neuron/run-spec.ts'
import { namedModel } from '#workers/commands/named.ts'
import { addModel } from '#workers/model/add-model.ts'
import { addJobs } from '#workers/queue/add-jobs.ts'
import { countJobs } from '#workers/queue/count-jobs.ts'
import { createRun } from '#workers/queue/create-run.ts'
import { migrateQueue } from '#workers/queue/migrate-queue.ts'
import { registerWorker } from '#workers/queue/register-worker.ts'
import { sweepDeadWorkers } from '#workers/queue/sweep-dead-workers.ts'
import { failRun } from '#workers/store/fail-run.ts'
import type { CorpusRow } from '#workers/store/find-corpora.ts'
import { listRuns } from '#workers/store/list-runs.ts'
import { listWorkers } from '#workers/store/list-workers.ts'
import { testDatabase } from '#workers/testing/database.ts'
import { addPlantedCorpus } from '#workers/testing/planted-corpus.ts'
import { plantedNames, writePlantedModels } from '#workers/testing/planted-folder.ts'
import { queuePlantedRun, workUntilEmpty } from '#workers/testing/planted-run.ts'
import { startWorkerProcess } from '#workers/testing/worker-process.ts'

const { pool, url } = await testDatabase()
const folders = await writePlantedModels()
afterAll(() => folders.remove())

let corpus: CorpusRow

beforeAll(async () => {
  await addModel(pool, folders.planted)
  await addModel(pool, folders.twin)
  corpus = await addPlantedCorpus(pool, 'planted', 600)
  await migrateQueue(pool)
})

const state = async (runId: number) => {
  const [{ state, error }] = await listRuns(pool, runId)
  return { state, error }
}

test('a run goes on when every connection to the database breaks, twice', async () => {
  const runId = await queuePlantedRun(pool, corpus)
  const working = workUntilEmpty(url, 2)
  for (let i = 0; i < 2; i++) {
    while ((await listWorkers(pool)).length === 0) await sleep(10)
    await sleep(150)
    // All but those of this test's own pool.
    await pool.query(`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name like 'soluscope%'`)
  }
  await working
  expect(await state(runId)).toEqual({ state: 'published', error: null })
})

test('the same wish again changes nothing', async () => {
  const model = await namedModel(pool, plantedNames.small)
  const again = await createRun(pool, { model, corpus, spec: defaultRunSpec(model.actFn) })
  expect(again.outcome).toBe('published')
  expect(await countJobs(pool)).toBe(0)
})

test('SIGTERM ends a worker with exit code 0; it gives its jobs back at once', async () => {
  const model = await namedModel(pool, plantedNames.twin)
  const run = await createRun(pool, { model, corpus, spec: defaultRunSpec(model.actFn) })
  const worker = startWorkerProcess(url, ['--threads', '1'])
  while ((await listWorkers(pool)).length === 0) await sleep(10)
  await sleep(50)
  worker.child.kill('SIGTERM')
  expect(await worker.ended).toEqual({ code: 0, signal: null })
  expect(await listWorkers(pool)).toEqual([])
  const locked = await pool.query(
    'select count(*)::int as n from graphile_worker._private_jobs where locked_at is not null',
  )
  expect(locked.rows[0].n).toBe(0)
  await workUntilEmpty(url, 1)
  expect(await state(run.id)).toEqual({ state: 'published', error: null })
})

test("a dead worker's jobs are freed, a live worker's are not", async () => {
  await queuePlantedRun(pool, corpus, { site: 'post' })
  const dead = await registerWorker(url, { threads: 1, queueIds: ['pool-dead'] })
  const live = await registerWorker(url, { threads: 1, queueIds: ['pool-live'] })
  const lock = `
    update graphile_worker._private_jobs set locked_at = now(), locked_by = $1
    where id = (select min(id) from graphile_worker._private_jobs where locked_at is null)`
  await pool.query(lock, ['pool-dead'])
  await pool.query(lock, ['pool-live'])
  await pool.query(
    `
    select pg_terminate_backend(pid) from pg_locks
    where locktype = 'advisory' and objid = $1`,
    [dead.id],
  )
  await dead.lost
  while ((await listWorkers(pool)).length > 1) await sleep(10)
  expect(await sweepDeadWorkers(pool)).toBe(1)
  const { rows } = await pool.query('select locked_by from graphile_worker._private_jobs where locked_by is not null')
  expect(rows).toEqual([{ locked_by: 'pool-live' }])
  await live.release()
  await pool.query(`update graphile_worker._private_jobs set locked_at = null, locked_by = null`)
  await workUntilEmpty(url, 1)
})

test('a failed run says why in one line, and the same wish takes it up where it stopped', async () => {
  const spec = { includeBos: true, unit: 'row' } as const
  const runId = await queuePlantedRun(pool, corpus, spec)
  await failRun(pool, runId, 'the disk\n  was full')
  await workUntilEmpty(url, 1)
  expect(await state(runId)).toEqual({ state: 'failed', error: 'the disk was full' })
  expect(await queuePlantedRun(pool, corpus, spec)).toBe(runId)
  await workUntilEmpty(url, 1)
  expect(await state(runId)).toEqual({ state: 'published', error: null })
})

test('with BOS included each row counts one position more, and BOS may hold a maximum', async () => {
  const { rows } = await pool.query(`
    select spec->>'unit' as unit, n_tokens::int as n from run where spec->>'includeBos' = 'true'`)
  // 600 documents of 128 tokens, one row each.
  expect(rows).toEqual([{ unit: 'row', n: 600 * 129 }])
})

test('a run whose job kills every worker is failed in the end', async () => {
  const runId = await queuePlantedRun(pool, corpus, { site: 'pre' })
  await pool.query('update graphile_worker._private_jobs set attempts = max_attempts')
  await addJobs(pool, [])
  const worker = startWorkerProcess(url, ['--threads', '1'])
  while ((await state(runId)).state !== 'failed') await sleep(50)
  worker.child.kill('SIGTERM')
  await worker.ended
  expect((await state(runId)).error).toMatch(/^the scan job of part \d was started 12 times and never ended/)
})
