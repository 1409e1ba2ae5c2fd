import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadIndex } from '#lib/pattern-server/load-index.ts'
import { decodeBaselines, type LayerBaselines } from '#lib/patterns/baselines-part.ts'
import { labelF1, noLabel } from '#lib/patterns/best-labels.ts'
import { countMatches, splitHalves } from '#lib/patterns/count-matches.ts'
import { findMatches } from '#lib/patterns/find-matches.ts'
import { countAt } from '#lib/patterns/firing-counts.ts'
import { firingLevels } from '#lib/patterns/firing-level.ts'
import { assembleTexts } from '#lib/patterns/index-texts.ts'
import { assembleLayer, type PatternIndex } from '#lib/patterns/pattern-index.ts'
import { type PatternScore, scoreNeuron } from '#lib/patterns/rank-neurons.ts'
import type { MatchRow } from '#lib/patterns/scan-rows.ts'
import { addModel } from '#workers/model/add-model.ts'
import { dropOldIndexes } from '#workers/store/drop-old-indexes.ts'
import { findRun, modelRef } from '#workers/store/find-run.ts'
import { readIndexParts } from '#workers/store/read-index-parts.ts'
import { readScales } from '#workers/store/read-scales.ts'
import { testDatabase } from '#workers/testing/database.ts'
import { denseActivations } from '#workers/testing/dense-activations.ts'
import { addPlantedCorpus } from '#workers/testing/planted-corpus.ts'
import { writePlantedModels } from '#workers/testing/planted-folder.ts'
import { queuePlantedRun, workUntilEmpty } from '#workers/testing/planted-run.ts'
import { startWorkerProcess } from '#workers/testing/worker-process.ts'

/** More tokens than one part of the index holds. */
const DOCUMENTS = 600
const { pool, url } = await testDatabase()
const folders = await writePlantedModels()
afterAll(() => folders.remove())

let runId = 0
let index: PatternIndex
let baselines: LayerBaselines
/** Dense activations of every slot, [nTokens][dMlp], M of every neuron, and each slot's character. */
let dense: Float32Array[] = []
let scales: Float64Array = new Float64Array()
let characters = ''

const stored = async () =>
  (await pool.query('select layer, part, bytes from pattern_index_part where run_id = $1 order by 1, 2', [runId])).rows

beforeAll(async () => {
  await addModel(pool, folders.planted)
  runId = await queuePlantedRun(pool, await addPlantedCorpus(pool, 'planted', DOCUMENTS))
  await workUntilEmpty(url, 2)
  const texts = assembleTexts(await readIndexParts(pool, runId, -1))
  index = { texts, layers: [assembleLayer(await readIndexParts(pool, runId, 0))], baselines: [] }
  const own = await pool.query('select bytes from pattern_index_part where run_id = $1 and layer = 0 and part = -1', [
    runId,
  ])
  baselines = decodeBaselines(own.rows[0].bytes)
  const run = await findRun(pool, { id: runId })
  if (!run) throw new Error('the run is gone')
  scales = await readScales(pool, runId, 0)
  const rows = Array.from(texts.rowHalf, (_, row) => texts.tokens.slice(texts.rowSlot[row], texts.rowSlot[row + 1]))
  const [layer] = await denseActivations(modelRef(run), run.spec.site, rows)
  dense = layer.flatMap(row =>
    Array.from({ length: row.length / scales.length }, (_, i) =>
      row.subarray(i * scales.length, (i + 1) * scales.length),
    ),
  )
  characters = new TextDecoder().decode(texts.text)
})

/** Planted tokens are single characters, so a class of characters says which tokens match. */
const matching =
  (wanted: RegExp): MatchRow =>
  (text, _, out) => {
    let hits = 0
    for (let i = 0; i < text.length; i++) hits += out[i] = wanted.test(String.fromCharCode(text[i])) ? 1 : 0
    return hits
  }

const search = (wanted: RegExp): PatternScore[] => {
  const matches = findMatches(matching(wanted), index.texts)
  const [firings] = index.layers
  const counts = countMatches(firings, splitHalves(matches.slots, index.texts))
  const scored = { firings, counts, matches, texts: index.texts }
  const rows = Array.from(scales, (_, neuron) => scoreNeuron(scored, neuron)).flatMap(score => score ?? [])
  return rows.sort((a, b) => (b.f1 ?? -1) - (a.f1 ?? -1))
}

describe('the index of the planted model', () => {
  test('is whole: every token of the sample, its text, and how large it is', async () => {
    const { rows } = await pool.query('select * from pattern_index where run_id = $1', [runId])
    const bytes = (await stored()).reduce((sum, part) => sum + part.bytes.length, 0)
    const [train, test] = index.texts.halfTokens
    expect(train + test).toBe(DOCUMENTS * 128)
    expect(Math.min(train, test)).toBeGreaterThan(0.4 * DOCUMENTS * 128)
    expect(rows).toMatchObject([{ version: 1, n_tokens: train + test, train_tokens: train, n_bytes: String(bytes) }])
    expect(rows[0].seconds).toBeGreaterThan(0)
    expect(characters).toHaveLength(DOCUMENTS * 128)
    const left = await pool.query(`select from analysis_part where pass = 'patterns' and bytes is not null`)
    expect(left.rowCount).toBe(0)
  })

  test('is read into shared memory as it is stored; a run without one is told so', async () => {
    const loaded = await loadIndex(pool, runId)
    expect(loaded.layers).toEqual(index.layers)
    expect(loaded.texts).toEqual(index.texts)
    expect(loaded.baselines).toEqual([baselines])
    expect(loaded.texts.text.buffer).toBeInstanceOf(SharedArrayBuffer)
    await expect(loadIndex(pool, runId + 100)).rejects.toThrow('has no pattern index yet')
  })

  test('holds exactly the activations of at least a tenth of M, in hundredths of M', () => {
    const { starts, neurons, steps } = index.layers[0]
    const wanted: number[][] = []
    const found: number[][] = []
    for (let slot = 0; slot < dense.length; slot += 7) {
      for (const [neuron, value] of dense[slot].entries())
        if (value >= 0.1 * scales[neuron])
          wanted.push([slot, neuron, Math.floor(100 * (value / scales[neuron]) + 1e-9)])
      for (let i = starts[slot]; i < starts[slot + 1]; i++) found.push([slot, neurons[i], steps[i]])
    }
    expect(found).toEqual(wanted.map(([slot, neuron, step]) => [slot, neuron, Math.min(255, step)]))
    expect(found.length).toBeGreaterThan(1000)
  })

  test('counts firings at every level as a count of the dense activations does', () => {
    const { counts, dMlp } = index.layers[0]
    for (const [level, f] of firingLevels.entries()) {
      for (const neuron of [0, 1, 5, 12, 13, 14, 20]) {
        const fires = dense.filter(values => values[neuron] >= f * scales[neuron]).length
        const own = [0, 1].map(half => counts.tokens[countAt(half, level, neuron, dMlp)])
        expect(own[0] + own[1]).toBe(fires)
      }
    }
  })
})

describe('scores against a brute-force count on the dense activations', () => {
  const halfOfSlot = (slot: number) => index.texts.rowHalf[index.texts.rowSlot.findIndex(first => first > slot) - 1]

  test('every number of every neuron at its level', () => {
    const half = Array.from(dense, (_, slot) => halfOfSlot(slot))
    for (const wanted of [/q/, /\d/, /[b(]/, /[xcde]/]) {
      const rows = search(wanted)
      for (const row of rows.slice(0, 12)) {
        const found = { tp: 0, fp: 0, fn: 0, tn: 0 }
        for (const [slot, values] of dense.entries()) {
          if (half[slot] !== 1) continue
          const fires = values[row.neuron] >= row.level * scales[row.neuron]
          const match = wanted.test(characters[slot])
          found[match ? (fires ? 'tp' : 'fp') : fires ? 'fn' : 'tn']++
        }
        expect(row.test).toEqual(found)
      }
    }
  })

  test('q, digits, one digit, b and (: each finds the neuron that was made for it', () => {
    for (const [wanted, neuron] of [
      [/q/, 0],
      [/\d/, 12],
      [/[b(]/, 1],
      [/3/, 5],
      [/x/, 13],
    ] as const) {
      const [best, second] = search(wanted)
      expect(best).toMatchObject({ neuron, f1: 1, precision: 1, recall: 1, mcc: 1 })
      expect(best.pValue).toBeLessThan(1e-100)
      expect(second.f1 ?? 0).toBeLessThan(0.7)
    }
  })

  test('the dead neuron has no score', () => {
    expect(search(/q/).some(row => row.neuron === 14)).toBe(false)
    expect(baselines.tokens.key[14]).toBe(noLabel)
  })

  test('the best token is all there is to q, a tenth of the digits, half of b and (', () => {
    expect(baselines.tokens.key[0]).toBe(16)
    expect(labelF1(baselines.tokens, 0)).toBe(1)
    expect(labelF1(baselines.tokens, 12)).toBeCloseTo(2 / 11, 1)
    expect(labelF1(baselines.tokens, 1)).toBeCloseTo(2 / 3, 1)
    expect(labelF1(baselines.pairs, 0)).toBeLessThan(0.2)
  })
})

test('an index of an older version is made anew by the next worker, one of a newer version is left alone', async () => {
  const before = await stored()
  await pool.query('update pattern_index set version = version + 1')
  expect(await dropOldIndexes(pool)).toBe(0)
  await pool.query('update pattern_index set version = 0')
  await expect(loadIndex(pool, runId)).rejects.toThrow('is of version 0, not')
  const patterns = await pool.query('select * from neuron_pattern order by id')
  await workUntilEmpty(url, 2)
  expect(await stored()).toEqual(before)
  expect((await loadIndex(pool, runId)).layers).toEqual(index.layers)
  expect((await pool.query('select * from neuron_pattern order by id')).rows).toEqual(patterns.rows)
})

describe('a killed worker', () => {
  test('leaves what the next one completes to the same bytes, with fewer threads', async () => {
    const before = await stored()
    expect(before.map(({ layer, part }) => [layer, part])).toEqual([
      [-1, 0],
      [-1, 1],
      [0, -1],
      [0, 0],
      [0, 1],
    ])
    await pool.query(`delete from analysis_part where pass = 'patterns'`)
    for (const table of ['pattern_index_part', 'pattern_index']) await pool.query(`delete from ${table}`)
    const { child, ended } = startWorkerProcess(url, ['--threads', '1'])
    while ((await pool.query('select from pattern_index_part')).rowCount === 0) await sleep(2)
    child.kill('SIGKILL')
    await ended
    expect((await pool.query('select from pattern_index')).rowCount).toBe(0)
    await workUntilEmpty(url, 1)
    expect(await stored()).toEqual(before)
    expect((await pool.query('select from pattern_index')).rowCount).toBe(1)
  })
})
