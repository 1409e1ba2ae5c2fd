import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plantedModel } from '#lib/model/testing/planted.ts'
import { plantedDocuments } from '#lib/model/testing/planted-documents.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import type { Weights } from '#lib/model/weights.ts'
import { defaultRunSpec } from '#lib/neuron/run-spec.ts'
import { namedCorpus, namedModel } from '#workers/commands/named.ts'
import { addCorpus } from '#workers/corpus/add-corpus.ts'
import { addModel } from '#workers/model/add-model.ts'
import { createRun } from '#workers/queue/create-run.ts'
import { type AnalysisColumn, analysisColumns } from '#workers/store/analysis-columns.ts'
import { readAnalysisProgress } from '#workers/store/read-analysis-progress.ts'
import { testDatabase } from '#workers/testing/database.ts'
import { addPlantedCorpus } from '#workers/testing/planted-corpus.ts'
import { workUntilEmpty } from '#workers/testing/planted-run.ts'
import { writeModel } from '#workers/testing/write-model.ts'

const { pool, url } = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), 'soluscope-bad-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const config = { ...smallConfig, nLayers: 2, dVocab: 80, bosTokenId: 63, nCtx: 64 }
const columns = Object.keys(analysisColumns) as AnalysisColumn[]
type Row = Record<AnalysisColumn, number | string | null> & { layer: number }

const changed = (weights: Weights, key: string, value: (x: number) => number): Weights => {
  const { shape, data } = weights.tensors.get(key)!
  return { ...weights, tensors: new Map(weights.tensors).set(key, { shape, data: data.map(value) }) }
}

async function* single() {
  const [text] = plantedDocuments(1, 200)
  yield { text, domain: 'only', source: 'one', licence: 'MIT' }
}

/** Publishes and analyses a model; its rows, and those that have any score of `of`. */
const analysed = async (name: string, weights: Weights, corpusName: string) => {
  const { tokenizer } = plantedModel()
  await addModel(pool, await writeModel(join(folder, name), weights, tokenizer))
  const model = await namedModel(pool, name)
  const corpus = await namedCorpus(pool, corpusName)
  const { id } = await createRun(pool, { model, corpus, spec: defaultRunSpec(model.actFn) })
  await workUntilEmpty(url, 1)
  const [progress] = await readAnalysisProgress(pool, id)
  const { rows } = await pool.query<Row>('select * from neuron_analysis where run_id = $1 order by layer, neuron', [id])
  const some = (of: readonly AnalysisColumn[], layer?: number) =>
    rows.filter(row => (layer === undefined || row.layer === layer) && of.some(column => row[column] !== null)).length
  return { id, progress, rows, some }
}

beforeAll(async () => {
  await addCorpus(pool, { name: 'single', documents: single() })
  await addPlantedCorpus(pool, 'planted', 40)
})

test('one document cannot be both fitted and judged: no held-out variance, all else is there', async () => {
  const { progress, rows, some } = await analysed('one-document', randomWeights(config, 1), 'single')
  expect(progress).toMatchObject({ error: null, contexts: expect.arrayContaining([0, 1]) })
  expect(rows).toHaveLength(2 * config.dMlp)
  expect(some(['r2_token', 'r2_bigram', 'r2_trigram', 'r2_position', 'r2_domain', 'r2_shuffled'])).toBe(0)
  expect(some(['tail_mismatch'])).toBe(0)
  expect(some(['current_tokens'])).toBeGreaterThan(0)
  expect(some(['share_in'])).toBeGreaterThan(0)
})

test('a layer whose neurons are all alike is dead as a whole: only NULLs there, the other layer has scores', async () => {
  const flat = changed(
    changed(randomWeights(config, 2), 'blocks.1.mlp.W_in', () => 0),
    'blocks.1.mlp.b_in',
    () => 1,
  )
  const { progress, some } = await analysed('dead-layer', flat, 'planted')
  expect(progress).toMatchObject({ error: null, contexts: expect.arrayContaining([0, 1]) })
  expect(some(columns, 1)).toBe(0)
  expect(some(['r2_token'], 0)).toBeGreaterThan(0)
  expect(some(['smuggled'], 0)).toBeGreaterThan(0)
})

test('a model without a LayerNorm behind its activation smuggles nothing: NULL, and no joint record', async () => {
  const gelu = { ...config, actFn: 'gelu' as const, nLayers: 1 }
  const { id, progress, some } = await analysed('gelu', randomWeights(gelu, 3), 'planted')
  expect(progress).toMatchObject({ error: null, atMid: false, contexts: [0], smuggled: [] })
  expect(some(['smuggled', 'smuggled_error', 'smuggled_tokens', 'tail_mismatch'])).toBe(0)
  expect(some(['r2_token'])).toBeGreaterThan(0)
  const joint = await pool.query(`select from neuron_detail where run_id = $1 and kind = 'joint'`, [id])
  expect(joint.rowCount).toBe(0)
})

test('ids without a token are never named', async () => {
  const { rows } = await pool.query<{ token: number }>('select max(embed_token) as token from neuron_analysis')
  expect(rows[0].token).toBeLessThan(64)
})

test('exchanged weights fail the analysis with a line, not the run; the same wish again takes it up', async () => {
  const { id } = await analysed('lost', randomWeights({ ...config, nLayers: 1 }, 4), 'planted')
  const model = await namedModel(pool, 'lost')
  await pool.query(`delete from analysis_part where run_id = $1 and pass = 'ngrams'`, [id])
  await pool.query(`update model set weights_hash = 'other' where name = 'lost'`)
  await workUntilEmpty(url, 1)
  const [failed] = await readAnalysisProgress(pool, id)
  expect(failed.error).toMatch(/^ngrams of part 0: the weights of lost or the corpus were replaced/)
  expect((await pool.query('select state from run where id = $1', [id])).rows).toEqual([{ state: 'published' }])
  await pool.query(`update model set weights_hash = $1 where name = 'lost'`, [model.weightsHash])
  const corpus = await namedCorpus(pool, 'planted')
  await createRun(pool, { model, corpus, spec: defaultRunSpec(model.actFn) })
  await workUntilEmpty(url, 1)
  expect((await readAnalysisProgress(pool, id))[0]).toMatchObject({ error: null, contexts: [0] })
})
