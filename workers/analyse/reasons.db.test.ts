import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nBands } from '#lib/analysis/purity.ts'
import { decodePurity, type PurityCurve } from '#lib/analysis/purity-record.ts'
import { decodeReasons, noReason, type ReasonsRecord } from '#lib/neuron/reasons-record.ts'
import { addModel } from '#workers/model/add-model.ts'
import { readStrongest } from '#workers/store/read-strongest.ts'
import { testDatabase } from '#workers/testing/database.ts'
import { addPlantedCorpus } from '#workers/testing/planted-corpus.ts'
import { writePlantedModels } from '#workers/testing/planted-folder.ts'
import { queuePlantedRun, workUntilEmpty } from '#workers/testing/planted-run.ts'

const { pool, url } = await testDatabase()
const folders = await writePlantedModels()
afterAll(() => folders.remove())

/** What a neuron is told about its reasons. */
interface Row {
  reasons: number | null
  silhouette: number | null
  effective: number | null
  /** Monosemantic mass before and after LayerNorm. */
  before: number | null
  after: number | null
  mono: number | null
  poly: number | null
  abstract: number | null
}

let rows: Row[] = []
let runId = 0

const detail = async (neuron: number, kind: string): Promise<Buffer> => {
  const sql = 'select bytes from neuron_detail where run_id = $1 and neuron = $2 and kind = $3'
  return (await pool.query<{ bytes: Buffer }>(sql, [runId, neuron, kind])).rows[0]?.bytes
}
const record = async (neuron: number): Promise<ReasonsRecord> => decodeReasons(await detail(neuron, 'reasons'))
const curves = async (neuron: number): Promise<PurityCurve[]> => decodePurity(await detail(neuron, 'purity'))
const last = nBands - 1

beforeAll(async () => {
  await addModel(pool, folders.planted)
  const corpus = await addPlantedCorpus(pool, 'planted', 400)
  runId = await queuePlantedRun(pool, corpus)
  await workUntilEmpty(url, 2)
  const sql = `
    select reasons, silhouette, effective_reasons as effective, mono_mass as before, mono_mass_post as after, mono, poly, abstract
    from neuron_analysis order by neuron`
  rows = (await pool.query<Row>(sql)).rows
})

describe('reasons of the planted neurons, from weights and text', () => {
  test('a token neuron has one', async () => {
    for (const neuron of [0, 2, 7, 21, 31]) {
      expect(rows[neuron]).toMatchObject({ reasons: 1, silhouette: null, effective: 1 })
    }
    const { clusters, assigned, copies } = await record(0)
    expect(clusters).toHaveLength(1)
    expect(clusters[0].share).toBe(1)
    expect(clusters[0].cosine).toBeGreaterThan(0.95)
    const [refs] = await readStrongest(pool, runId, 0, { first: 0, end: 1 })
    expect(assigned).toHaveLength(refs.length)
    expect(copies.reduce((sum, n) => sum + n, 0)).toBe(assigned.filter(reason => reason !== noReason).length)
  })

  test('the neuron on b and ( has two, which lie apart', async () => {
    const { reasons, silhouette, effective } = rows[1]
    expect(reasons).toBe(2)
    expect(silhouette).toBeGreaterThan(0.9)
    expect(effective).toBeGreaterThan(1.5)
    const { clusters, assigned, points } = await record(1)
    expect(clusters.map(({ share }) => share).reduce((sum, share) => sum + share)).toBeCloseTo(1, 6)
    const [a, b] = [assigned.indexOf(0), assigned.indexOf(1)]
    expect(Math.abs(points[2 * a] - points[2 * b])).toBeGreaterThan(1)
  })

  test('the dead neuron has none, and no score that follows from them', async () => {
    expect(Object.values(rows[14]).filter(value => value !== null)).toEqual([])
    for (const kind of ['reasons', 'purity']) expect(await detail(14, kind)).toBeUndefined()
  })
})

describe('monosemantic bands of the planted neurons', () => {
  test('hold nearly all mass of a token neuron before LayerNorm, in its top band', async () => {
    for (const neuron of [0, 2, 7]) expect(rows[neuron].before).toBeGreaterThan(0.95)
    const [mid, post] = await curves(0)
    expect([mid.site, post.site]).toEqual(['mid', 'post'])
    expect(mid.scale).toBeCloseTo(7.87, 2)
    expect(mid.bands[last]).toMatchObject({ examples: 100, reason: 0 })
    // A twentieth of a reason's own examples lies beyond its reach.
    expect(mid.bands[last].purity).toBeGreaterThan(0.9)
    expect(mid.bands[0].reason).toBeNull()
    expect(mid.runs).toEqual([expect.objectContaining({ reason: 0, to: last })])
    expect(post.bands[last].purity).toBeGreaterThan(0.9)
  })

  test('are none for two reasons that fire alike', async () => {
    const [mid] = await curves(1)
    expect(mid.runs).toEqual([])
    expect(mid.bands[last].examples).toBe(100)
    expect(rows[1].before).toBe(0)
    const reasons = (await record(1)).clusters.length
    expect(mid.bands[last].reason).toBeLessThan(reasons)
  })

  test('lie at high activation only for the neuron on x that 13 letters drive at half strength', async () => {
    const [mid] = await curves(13)
    expect(mid.runs).toEqual([expect.objectContaining({ to: last })])
    expect(mid.runs[0].from).toBeGreaterThan(4)
    expect(rows[13].before).toBeGreaterThan(0.05)
    expect(rows[13].before).toBeLessThan(0.9)
  })

  test('put the neurons on two tokens and on ten digits on top of poly and at the end of mono', () => {
    const ends = (key: 'mono' | 'poly', sign: number) => {
      const ranked = [...rows.keys()].filter(neuron => rows[neuron][key] !== null)
      return ranked
        .sort((a, b) => sign * (rows[a][key]! - rows[b][key]!))
        .slice(0, 2)
        .sort((a, b) => a - b)
    }
    expect(rows[12].reasons).toBeGreaterThanOrEqual(2)
    expect(ends('poly', -1)).toEqual([1, 12])
    // Both are as clearly apart as can be, and three even reasons are more than two.
    for (const neuron of [1, 12]) expect(rows[neuron].silhouette).toBeCloseTo(1, 3)
    expect(rows[12].effective).toBeGreaterThan(rows[1].effective!)
    expect(rows[12].poly).toBeGreaterThan(rows[1].poly!)
    expect(ends('mono', 1)).toEqual([1, 12])
    expect(rows.filter(({ abstract }) => abstract === null)).toHaveLength(1)
  })

  test('leave nothing behind that only they needed', async () => {
    const left = await pool.query(`select from analysis_part where pass = 'reasons' and bytes is not null`)
    expect(left.rowCount).toBe(0)
  })
})
