import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeExamples } from '#lib/neuron/examples.ts'
import { decodeLogitEffects } from '#lib/neuron/logit-effects.ts'
import { decodeStrongest } from '#lib/neuron/strongest-record.ts'
import { addModel } from '#workers/model/add-model.ts'
import { findModels } from '#workers/store/find-models.ts'
import { readTokenDocuments } from '#workers/store/read-token-documents.ts'
import { testDatabase } from '#workers/testing/database.ts'
import { addPlantedCorpus } from '#workers/testing/planted-corpus.ts'
import { writePlantedModels } from '#workers/testing/planted-folder.ts'
import { queuePlantedRun, workUntilEmpty } from '#workers/testing/planted-run.ts'

const DOCUMENTS = 400
const { pool, url } = await testDatabase()
const folders = await writePlantedModels()
afterAll(() => folders.remove())

let runId = 0
let corpusId = 0
/** Token ids of each document, by ordinal. */
let tokens: Uint16Array[] = []

beforeAll(async () => {
  await addModel(pool, folders.planted)
  const corpus = await addPlantedCorpus(pool, 'planted', DOCUMENTS)
  corpusId = corpus.id
  runId = await queuePlantedRun(pool, corpus)
  await workUntilEmpty(url, 2)
  const [{ tokenizerId }] = await findModels(pool)
  const documents = await readTokenDocuments(pool, corpusId, tokenizerId, { firstDocument: 0, nDocuments: DOCUMENTS })
  tokens = documents.map(document => document.tokens)
})

const profile = async (neuron: number) => {
  const sql = `select examples, effects, strongest from neuron_profile where run_id = $1 and neuron = $2`
  const { rows } = await pool.query<Record<'examples' | 'effects' | 'strongest', Buffer>>(sql, [runId, neuron])
  return {
    groups: decodeExamples(rows[0].examples),
    effects: decodeLogitEffects(rows[0].effects),
    strongest: decodeStrongest(rows[0].strongest),
  }
}

describe('the planted model, from weights and text to published neurons', () => {
  test('the run is published, current, counted, evaluated, and leaves nothing behind but hashes', async () => {
    const { rows } = await pool.query('select state, n_tokens::int, loss, loss_tokens, final_scale, error from run')
    expect(rows).toEqual([
      {
        state: 'published',
        n_tokens: tokens.reduce((sum, document) => sum + document.length, 0),
        loss: expect.any(Number),
        loss_tokens: 64 * 128,
        final_scale: expect.any(Number),
        error: null,
      },
    ])
    const [model] = await findModels(pool)
    expect(model.currentRunId).toBe(runId)
    const left = await pool.query(
      `select (select count(*)::int from partial) as partials, sha256, bytes from merged_layer`,
    )
    expect(left.rows).toEqual([{ partials: 0, sha256: expect.stringMatching(/^[0-9a-f]{64}$/), bytes: null }])
    const jobs = await pool.query('select count(*)::int as n from graphile_worker._private_jobs')
    expect(jobs.rows[0].n).toBe(0)
  })

  test('a token neuron has M 7.87, its own token on top, and fires on exactly its share of the corpus', async () => {
    const { rows } = await pool.query(
      'select scale, max_activation as max, top_token as token, fires50, dead from neuron_stats where neuron = 0',
    )
    const q = 16
    const all = tokens.flatMap(document => [...document])
    expect(rows[0]).toMatchObject({ token: q, dead: false })
    expect(rows[0].scale).toBeCloseTo(7.87, 2)
    expect(rows[0].max).toBeCloseTo(7.87, 2)
    expect(rows[0].fires50).toBeCloseTo(all.filter(id => id === q).length / all.length, 6)
  })

  test('every digit neuron tops on its digit', async () => {
    const { rows } = await pool.query(
      'select top_token as token from neuron_stats where neuron between 2 and 11 order by neuron',
    )
    expect(rows.map(row => row.token)).toEqual([26, 27, 28, 29, 30, 31, 32, 33, 34, 35])
  })

  test('the neuron that cannot fire is dead: its scores are null, never zero', async () => {
    const { rows } = await pool.query(
      'select neuron, skewness, kurtosis, fires10, fires25, fires50, sparsity from neuron_stats where dead',
    )
    const nothing = { skewness: null, kurtosis: null, fires10: null, fires25: null, fires50: null, sparsity: null }
    expect(rows).toEqual([{ neuron: 14, ...nothing }])
  })

  test('neuron i promotes token i + 1, only neuron 3 suppresses it', async () => {
    for (const neuron of [0, 2, 15, 31]) {
      const { effects } = await profile(neuron)
      expect(effects.promoted[0].token).toBe(neuron + 1)
      expect(effects.promoted[0].effect).toBeGreaterThan(10 * Math.abs(effects.promoted[1].effect))
    }
    const { effects } = await profile(3)
    expect(effects.suppressed[0].token).toBe(4)
    expect(effects.suppressed).toHaveLength(50)
  })

  test('strongest examples: one a document, in order, each on the neuron’s token at its window’s highest level', async () => {
    const { groups, strongest } = await profile(0)
    expect(new Set(strongest.map(ref => ref.document)).size).toBe(strongest.length)
    for (let i = 1; i < strongest.length; i++) {
      expect(strongest[i].activation).toBeLessThanOrEqual(strongest[i - 1].activation)
    }
    const shown = groups[0].examples
    expect(shown).toHaveLength(20)
    expect(shown.map(({ document, token, activation }) => ({ document, token, activation }))).toEqual(
      strongest.slice(0, 20),
    )
    for (const { document, token, window } of shown) {
      expect(tokens[document][token]).toBe(16)
      expect(window.levels[token - window.start]).toBe(255)
      expect(window.start + window.levels.length).toBeLessThanOrEqual(tokens[document].length)
    }
  })

  test('interval examples lie in their intervals; the random tokens are the same for every neuron', async () => {
    const first = await profile(13)
    const intervals = first.groups.filter(group => group.kind === 'interval')
    expect(intervals).toHaveLength(11)
    // Neuron 13 knows two strengths, so two intervals hold five examples each.
    expect(intervals.map(group => group.examples.length).filter(n => n > 0)).toEqual([5, 5])
    for (const { low, high, examples } of intervals) {
      for (const { activation, token, window } of examples) {
        expect(activation).toBeGreaterThan(low)
        expect(activation).toBeLessThanOrEqual(high)
        expect(token - window.start).toBeLessThanOrEqual(50)
      }
    }
    const random = async (neuron: number) => {
      const group = (await profile(neuron)).groups.find(({ kind }) => kind === 'random')
      return group?.examples.map(({ document, token }) => [document, token])
    }
    expect(await random(13)).toHaveLength(20)
    expect(await random(13)).toEqual(await random(0))
  })
})
