import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeAmplification } from '#lib/analysis/amplification-record.ts'
import { nCells } from '#lib/analysis/joint-histogram.ts'
import { decodeJointHistogram } from '#lib/analysis/joint-histogram-record.ts'
import { decodeNullReasons } from '#lib/analysis/null-reasons.ts'
import { decodeSampleSize } from '#lib/analysis/sample-record.ts'
import { decodeLogitEffects } from '#lib/neuron/logit-effects.ts'
import { defaultRunSpec } from '#lib/neuron/run-spec.ts'
import { decodeFiringTokens } from '#lib/neuron/token-shares.ts'
import { namedModel } from '#workers/commands/named.ts'
import { addModel } from '#workers/model/add-model.ts'
import { analysisSteps, nextAnalysis } from '#workers/plan/next-analysis.ts'
import { createRun } from '#workers/queue/create-run.ts'
import { work } from '#workers/queue/work.ts'
import { type AnalysisColumn, analysisColumns } from '#workers/store/analysis-columns.ts'
import { listWorkers } from '#workers/store/list-workers.ts'
import { readAnalysisProgress } from '#workers/store/read-analysis-progress.ts'
import { testDatabase } from '#workers/testing/database.ts'
import { addPlantedCorpus } from '#workers/testing/planted-corpus.ts'
import { plantedNames, writePlantedModels } from '#workers/testing/planted-folder.ts'
import { queuePlantedRun, workUntilEmpty } from '#workers/testing/planted-run.ts'
import { startWorkerProcess } from '#workers/testing/worker-process.ts'

const DOCUMENTS = 800
const { pool, url } = await testDatabase()
const folders = await writePlantedModels()
afterAll(() => folders.remove())

/** The planted neurons' rows of neuron_analysis, and their twin's. */
let rows: Record<AnalysisColumn, number | string | null>[] = []
let twin: typeof rows = []
let runId = 0

const rowsOf = async (id: number): Promise<typeof rows> =>
  (await pool.query('select * from neuron_analysis where run_id = $1 order by neuron', [id])).rows
const detail = async (neuron: number, kind: string): Promise<Buffer> =>
  (
    await pool.query('select bytes from neuron_detail where run_id = $1 and neuron = $2 and kind = $3', [
      runId,
      neuron,
      kind,
    ])
  ).rows[0]?.bytes

beforeAll(async () => {
  await addModel(pool, folders.planted)
  await addModel(pool, folders.twin)
  const corpus = await addPlantedCorpus(pool, 'planted', DOCUMENTS)
  runId = await queuePlantedRun(pool, corpus)
  const model = await namedModel(pool, plantedNames.twin)
  const other = await createRun(pool, { model, corpus, spec: defaultRunSpec(model.actFn) })
  await workUntilEmpty(url, 2)
  rows = await rowsOf(runId)
  twin = await rowsOf(other.id)
})

const numbers = (of: typeof rows, column: AnalysisColumn) => of.map(row => row[column] as number)
const smuggling = [15, 16, 17, 18, 19, 20]

describe('the planted model, analysed after it was published', () => {
  test('everything is done, the accumulators are gone, and the run stays published', async () => {
    const [progress] = await readAnalysisProgress(pool, runId)
    expect(progress).toMatchObject({ nParts: 1, fired: [0], weighed: [0], smuggled: [0], contexts: [0], error: null })
    const { done, total } = analysisSteps(progress)
    expect([done, nextAnalysis(progress)]).toEqual([total, []])
    const parts = await pool.query(`select from analysis_part where pass <> 'sample' and bytes is not null`)
    expect(parts.rowCount).toBe(0)
    const runs = await pool.query('select distinct state from run')
    expect(runs.rows).toEqual([{ state: 'published' }])
  })

  test('the dead neuron has no score at all, and no record', async () => {
    const columns = Object.keys(analysisColumns) as AnalysisColumn[]
    for (const of of [rows, twin]) expect(columns.filter(column => of[14][column] !== null)).toEqual([])
    const details = await pool.query('select from neuron_detail where run_id = $1 and neuron = 14', [runId])
    expect(details.rowCount).toBe(0)
  })

  test('effective tokens: 1 for q, 2 for b and (, 10 for the digits, about 10.4 for x and its letters', () => {
    const tokens = numbers(rows, 'current_tokens')
    expect(tokens[0]).toBe(1)
    expect(tokens[1]).toBeCloseTo(2, 1)
    expect(tokens[12]).toBeCloseTo(10, 0)
    expect(Math.abs(tokens[13] - 10.4)).toBeLessThan(0.4)
    for (const digit of [2, 5, 11]) expect(tokens[digit]).toBe(1)
    expect(numbers(twin, 'current_tokens').slice(0, 13)).toEqual(Array.from({ length: 13 }, () => 1))
  })

  test('with token labels shuffled the same firings spread over the whole corpus', () => {
    const shuffled = numbers(rows, 'shuffled_tokens')
    expect(shuffled[0]).toBeGreaterThan(45)
    expect(numbers(rows, 'previous_tokens')[0]).toBeGreaterThan(30)
    expect(numbers(rows, 'next_tokens')[0]).toBeGreaterThan(30)
  })

  test('the token explains a token neuron whole; shuffled tokens, position and a single domain nothing', () => {
    for (const neuron of [0, 1, 5, 12, 13, 16]) {
      expect(numbers(rows, 'r2_token')[neuron]).toBeGreaterThan(0.97)
      expect(numbers(rows, 'r2_trigram')[neuron]).toBeGreaterThan(0.9)
      expect(Math.abs(numbers(rows, 'r2_shuffled')[neuron])).toBeLessThan(0.02)
      expect(Math.abs(numbers(rows, 'r2_position')[neuron])).toBeLessThan(0.02)
    }
    expect(rows[0]).toMatchObject({ r2_domain: null, top_domain: 'planted', domain_share: 1 })
    expect(rows[0].domain_base).toBeCloseTo(1, 5)
  })

  test('neurons 15 to 20 smuggle z, S about 0.62, and no other does; the same in the twin', () => {
    for (const of of [rows, twin]) {
      for (const [neuron, smuggled] of numbers(of, 'smuggled').entries()) {
        if (neuron === 14) continue
        if (smuggling.includes(neuron)) expect(Math.abs(smuggled - 0.62)).toBeLessThan(0.06)
        else expect(smuggled).toBeLessThan(0.005)
      }
      const order = [...of.keys()].filter(neuron => neuron !== 14)
      order.sort((a, b) => numbers(of, 'smuggled')[b] - numbers(of, 'smuggled')[a])
      expect(order.slice(0, 6).toSorted((a, b) => a - b)).toEqual(smuggling)
    }
    expect(numbers(rows, 'smuggled_tokens')[15]).toBeGreaterThan(300)
    expect(numbers(rows, 'smuggled_tokens')[0]).toBe(0)
  })

  test('every neuron promotes a token except number 3, which suppresses one', () => {
    for (const [neuron, row] of rows.entries()) {
      if (neuron === 14) continue
      expect(row.logit_class).toBe(neuron === 3 ? 'suppression' : 'prediction')
      expect(row.logit_kurtosis).toBeGreaterThan(10)
      expect(Math.sign(row.logit_skewness as number)).toBe(neuron === 3 ? -1 : 1)
    }
  })

  test('a neuron reads the token its weights were set for', async () => {
    expect(rows[0].embed_token).toBe(16)
    expect(rows[0].cos_embed).toBeGreaterThan(0.95)
    expect(rows[0].share_in).toBeGreaterThan(0.9)
    expect(rows[2].share_in).toBeLessThan(rows[0].share_in as number)
    const inputs = decodeLogitEffects(await detail(1, 'inputs'))
    expect(
      inputs.promoted
        .slice(0, 2)
        .map(({ token }) => token)
        .toSorted((a, b) => a - b),
    ).toEqual([1, 38])
    expect(inputs.promoted).toHaveLength(20)
    expect(inputs.promoted[1].effect).toBeGreaterThan(5 * Math.abs(inputs.promoted[2].effect))
  })

  test('records: which tokens it fires on, every token before and after LayerNorm, the layer and its sample', async () => {
    const tokens = decodeFiringTokens(await detail(1, 'tokens'))
    expect(tokens.distinct).toBe(2)
    expect(tokens.top.map(({ token }) => token).toSorted((a, b) => a - b)).toEqual([1, 38])
    const joint = decodeJointHistogram(await detail(15, 'joint'))
    expect(joint.counts).toHaveLength(nCells)
    expect(joint.counts.reduce((sum, count) => sum + count, 0)).toBe(DOCUMENTS * 128)
    const { rows: layer } = await pool.query<{ kind: string; bytes: Buffer }>(
      'select kind, bytes from layer_detail where run_id = $1 and layer = 0 order by kind',
      [runId],
    )
    expect(layer.map(({ kind }) => kind)).toEqual(['amplification', 'null-reasons', 'sample'])
    expect(decodeAmplification(layer[0].bytes).nTokens).toBe(DOCUMENTS * 128)
    const { tokens: all, fitted, scored } = decodeSampleSize(layer[2].bytes)
    expect([all, fitted + scored]).toEqual([DOCUMENTS * 128, DOCUMENTS * 128])
    expect(Math.abs(fitted - scored)).toBeLessThan(0.2 * all)
    // Of all 32, those that have reasons: the dead one has none, and a token that few texts hold has too few examples.
    const nulls = decodeNullReasons(layer[1].bytes)
    expect(nulls.length).toBeGreaterThan(20)
    expect(nulls.length).toBeLessThan(32)
    for (const { k, effective } of nulls) expect(effective).toBeLessThanOrEqual(k + 1e-6)
  })

  test('an idle worker finds by itself a published run whose analysis nobody queued', async () => {
    const stop = new AbortController()
    const working = work({ databaseUrl: url, threads: 1, signal: stop.signal, log: () => {} })
    while ((await listWorkers(pool)).length === 0) await sleep(20)
    const progress = async () => (await readAnalysisProgress(pool, runId))[0]
    await pool.query(`delete from analysis_part where run_id = $1 and pass = 'weights'`, [runId])
    expect((await progress()).weighed).toEqual([])
    while ((await progress()).weighed.length === 0) await sleep(50)
    stop.abort()
    await working
    await workUntilEmpty(url, 1)
  })

  test('a run published without analysis is analysed at the next start; killed anywhere it goes on, to the same rows', async () => {
    await pool.query('delete from neuron_analysis')
    for (const table of ['neuron_detail', 'layer_detail', 'analysis_part']) await pool.query(`delete from ${table}`)
    for (const pass of ['sample', 'firing']) {
      const { child, ended } = startWorkerProcess(url, ['--threads', '1'])
      const sql = 'select from analysis_part where run_id = $1 and pass = $2'
      while ((await pool.query(sql, [runId, pass])).rowCount === 0) await sleep(5)
      child.kill('SIGKILL')
      await ended
    }
    await workUntilEmpty(url, 1)
    expect(await rowsOf(runId)).toEqual(rows)
  })
})
