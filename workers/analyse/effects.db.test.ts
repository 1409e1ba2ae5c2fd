import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foldWeights } from '#lib/model/fold.ts'
import { plantedModel } from '#lib/model/testing/planted.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import { type ReferenceRun, referenceRun } from '#lib/model/testing/reference.ts'
import { weight } from '#lib/model/weights.ts'
import { decodeContributions } from '#lib/neuron/contribution-record.ts'
import { decodePaths, pathTotal } from '#lib/neuron/path-record.ts'
import { defaultRunSpec } from '#lib/neuron/run-spec.ts'
import { namedCorpus, namedModel } from '#workers/commands/named.ts'
import { addModel } from '#workers/model/add-model.ts'
import { createRun } from '#workers/queue/create-run.ts'
import { readSampleDocuments } from '#workers/store/read-sample-documents.ts'
import { testDatabase } from '#workers/testing/database.ts'
import { addPlantedCorpus } from '#workers/testing/planted-corpus.ts'
import { plantedNames, writePlantedModels } from '#workers/testing/planted-folder.ts'
import { workUntilEmpty } from '#workers/testing/planted-run.ts'
import { writeModel } from '#workers/testing/write-model.ts'

const { pool, url } = await testDatabase()
const folders = await writePlantedModels()
const folder = await mkdtemp(join(tmpdir(), 'soluscope-effects-'))
afterAll(() => Promise.all([folders.remove(), rm(folder, { recursive: true })]))

/** As large as the smallest shipped model but for its vocabulary, and a deeper one; rows shorter than the documents. */
const shape = { ...smallConfig, dModel: 64, nHeads: 2, dHead: 32, dVocab: 64, nCtx: 50, bosTokenId: 63 }
const weights = randomWeights({ ...shape, nLayers: 1, dMlp: 256 }, 5)
const deep = randomWeights({ ...shape, nLayers: 2, dMlp: 32 }, 6)
const documents = 30

interface Row {
  layer: number
  neuron: number
  next_contribution: number | null
  reverse_token: number | null
  reverse_r2: number | null
  reverse_terms: string | null
  reverse_f1: number | null
}

const runIds = new Map<string, number>()
const rows = new Map<string, Row[]>()
/** Every row of the small corpus (BOS, tokens) with the number of its document and where it starts. */
let texts: { document: number; start: number; ids: number[] }[] = []

const detail = async (model: string, neuron: number, kind: string, layer = 0): Promise<Buffer> => {
  const sql = 'select bytes from neuron_detail where run_id = $1 and layer = $2 and neuron = $3 and kind = $4'
  return (await pool.query<{ bytes: Buffer }>(sql, [runIds.get(model), layer, neuron, kind])).rows[0]?.bytes
}

beforeAll(async () => {
  const { tokenizer } = plantedModel()
  await addModel(pool, folders.planted)
  await addModel(pool, await writeModel(join(folder, 'one-layer'), weights, tokenizer))
  await addModel(pool, await writeModel(join(folder, 'deep'), deep, tokenizer))
  await addPlantedCorpus(pool, 'planted', 200)
  const small = await addPlantedCorpus(pool, 'small', documents)
  for (const [name, corpusName] of [
    [plantedNames.small, 'planted'],
    ['one-layer', 'small'],
    ['deep', 'small'],
  ]) {
    const [model, corpus] = [await namedModel(pool, name), await namedCorpus(pool, corpusName)]
    runIds.set(name, (await createRun(pool, { model, corpus, spec: defaultRunSpec(model.actFn) })).id)
  }
  await workUntilEmpty(url, 2)
  for (const [name, id] of runIds) {
    const sql = 'select * from neuron_analysis where run_id = $1 order by layer, neuron'
    rows.set(name, (await pool.query<Row>(sql, [id])).rows)
  }
  const ids = { corpusId: small.id, tokenizerId: (await namedModel(pool, 'one-layer')).tokenizerId }
  const all = await readSampleDocuments(
    pool,
    ids,
    Int32Array.from({ length: documents }, (_, i) => i),
  )
  texts = all.flatMap(({ ordinal, tokens }) =>
    Array.from({ length: Math.ceil(tokens.length / 49) }, (_, i) => {
      return { document: ordinal, start: 49 * i, ids: [63, ...tokens.subarray(49 * i, 49 * (i + 1))] }
    }),
  )
})

describe('paths of a model with real attention', () => {
  let runs: ReferenceRun[] = []
  beforeAll(() => {
    runs = texts.map(({ ids }) => referenceRun(weights, ids))
  })
  const rowAt = (document: number, token: number) =>
    texts.findIndex(text => text.document === document && token >= text.start && token < text.start + 49)

  test('sum to the pre activation of every stored example within 1e-4, strongest first', async () => {
    for (let neuron = 0; neuron < 256; neuron += 15) {
      const examples = decodePaths(await detail('one-layer', neuron, 'path'))
      expect(examples).toHaveLength(20)
      const mids = examples.map(example => {
        const row = rowAt(example.document, example.token)
        const position = example.token - texts[row].start + 1
        const pre = runs[row].activations.get('blocks.0.mlp.hook_pre')![position][neuron]
        expect(Math.abs(pathTotal(example) - pre)).toBeLessThan(1e-4)
        expect(example.context.at(-1)).toBe(texts[row].ids[position])
        expect(example.heads.some(value => Math.abs(value) > 0.01)).toBe(true)
        for (const source of example.sources) expect(source.id).toBe(texts[row].ids[source.position])
        return runs[row].activations.get('blocks.0.mlp.hook_mid')![position][neuron]
      })
      expect(mids.every((mid, i) => i === 0 || mid <= mids[i - 1] + 1e-6)).toBe(true)
    }
  })

  test('rebuild it: the more terms the better, and enough of them always reach 0.9', () => {
    const living = rows.get('one-layer')!.filter(row => row.next_contribution !== null)
    expect(living.length).toBeGreaterThan(200)
    for (const row of living) {
      expect(row.reverse_r2).toBeLessThan(1)
      expect(row.reverse_terms).toMatch(/^(all terms|(token|position|head \d)( \+ (position|head \d))*)$/)
    }
    const attended = living.filter(row => /head|all/.test(row.reverse_terms!))
    expect(attended.length).toBeGreaterThan(20)
    for (const { reverse_r2 } of attended.filter(row => row.reverse_terms !== 'token + position'))
      expect(reverse_r2).toBeLessThan(0.9)
  })

  test('contributions to the next token are n L / sigma of the reference, and their mean is over all that have one', async () => {
    const folded = foldWeights(weights)
    const [wOut, wU] = ['blocks.0.mlp.W_out', 'unembed.W_U'].map(key => weight(folded, key).data)
    const effect = (neuron: number, id: number) => {
      let sum = 0
      for (let j = 0; j < 64; j++) sum += wOut[neuron * 64 + j] * wU[j * 64 + id]
      return sum
    }
    const posts = texts.map(({ ids }) => referenceRun(folded, ids))
    const contribution = (row: number, position: number, neuron: number) =>
      (posts[row].activations.get('blocks.0.mlp.hook_post')![position][neuron] *
        effect(neuron, texts[row].ids[position + 1])) /
      runs[row].finalScale[position]
    for (const neuron of [0, 101, 255]) {
      let [sum, count] = [0, 0]
      const best = new Map<number, number>()
      for (const [row, { ids, document }] of texts.entries())
        for (let position = 1; position < ids.length - 1; position++, count++) {
          const value = contribution(row, position, neuron)
          sum += value
          best.set(document, Math.max(best.get(document) ?? 0, value))
        }
      expect(rows.get('one-layer')![neuron].next_contribution).toBeCloseTo(sum / count, 5)
      const { raised, lowered } = decodeContributions(await detail('one-layer', neuron, 'contribution'))
      const wanted = [...best.values()].sort((a, b) => b - a).slice(0, 20)
      expect(raised).toHaveLength(20)
      for (const [i, { value }] of raised.entries()) expect(value).toBeCloseTo(wanted[i], 4)
      for (const { document, token, value, next, context } of lowered) {
        const row = rowAt(document, token)
        const position = token - texts[row].start + 1
        expect(value).toBeLessThan(0)
        expect(value).toBeCloseTo(contribution(row, position, neuron), 4)
        expect([context.at(-1), next]).toEqual(texts[row].ids.slice(position, position + 2))
      }
    }
  })
})

describe('the planted model, which has no attention', () => {
  test('is rebuilt from its tokens alone; the dead neuron has no score', () => {
    for (const [neuron, row] of rows.get(plantedNames.small)!.entries()) {
      if (neuron === 14) {
        expect(row).toMatchObject({ reverse_token: null, reverse_r2: null, reverse_terms: null, reverse_f1: null })
        expect(row.next_contribution).toBeNull()
        continue
      }
      expect(row.reverse_token).toBeGreaterThan(0.999)
      expect(row.reverse_r2).toBeGreaterThan(0.999)
      expect(row.reverse_terms).toBe('token')
      expect(row.reverse_f1).toBeGreaterThan(0.95)
    }
  })

  test('a path is the token and nothing else', async () => {
    const [{ word, place, heads, attentionBias, context }] = decodePaths(await detail(plantedNames.small, 0, 'path'))
    expect(word).toBeGreaterThan(7)
    expect([place, attentionBias, ...heads].every(value => Math.abs(value) < 1e-6)).toBe(true)
    expect(context.at(-1)).toBe(16)
  })

  test('the neuron on q helps most where b, which it promotes, comes next', async () => {
    const { raised, lowered } = decodeContributions(await detail(plantedNames.small, 0, 'contribution'))
    expect(raised[0].context.at(-1)).toBe(16)
    expect(new Set(raised.map(({ next }) => next))).toEqual(new Set([1]))
    expect(lowered[0].value).toBeLessThan(0)
    expect(raised[0].value).toBeGreaterThan(-2 * lowered[0].value)
  })
})

test('in a deeper model contributions are there for every layer, paths and what is rebuilt from them are not', async () => {
  expect(rows.get('deep')).toHaveLength(64)
  for (const { next_contribution, reverse_token, reverse_terms } of rows.get('deep')!) {
    expect(next_contribution).not.toBeNull()
    expect([reverse_token, reverse_terms]).toEqual([null, null])
  }
  expect(await detail('deep', 3, 'contribution', 1)).toBeDefined()
  expect(await detail('deep', 3, 'path')).toBeUndefined()
})
