import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { plantedBos } from '#lib/model/testing/planted-neurons.ts'
import { plantedTokenizer } from '#lib/model/testing/planted-tokenizer.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import { seedShippedModels } from '#workers/commands/seed.ts'
import { addCorpus } from '#workers/corpus/add-corpus.ts'
import { SAMPLE_CORPUS } from '#workers/corpus/sample-corpus.ts'
import { addModel } from '#workers/model/add-model.ts'
import { testDatabase } from '#workers/testing/database.ts'
import { writeModel } from '#workers/testing/write-model.ts'

const { pool } = await testDatabase()
const root = mkdtempSync(join(tmpdir(), 'soluscope-seed-'))
afterAll(() => rmSync(root, { recursive: true }))
const modelsFolder = join(root, 'models')
const config = { ...smallConfig, dVocab: 64, nCtx: 64, bosTokenId: plantedBos }
const write = (path: string, seed: number, changes: Partial<typeof config> = {}): Promise<string> =>
  writeModel(join(root, path), randomWeights({ ...config, ...changes }, seed), plantedTokenizer())

// A complete corpus of that name stands in for the millions of tokens of the real one.
await addCorpus(pool, {
  name: SAMPLE_CORPUS,
  documents: (async function* () {
    yield { text: 'abc abc', domain: 'text', source: 'one', licence: 'MIT' }
  })(),
})

const runs = async () =>
  (
    await pool.query<{ name: string; weights: string; current: boolean }>(`
      select name, left(weights_hash, 8) as weights, model.current_run_id = run.id as current
      from run join model on model.id = model_id order by run.id`)
  ).rows

test('every folder of models/ is queued, small ones first, with neurons or without; other files are not models', async () => {
  mkdirSync(modelsFolder)
  await write('models/b-large', 1, { nLayers: 3 })
  await write('models/a-small', 2, { nLayers: 1 })
  await write('models/heads-only', 3, { nLayers: 2, attnOnly: true, dMlp: 0 })
  cpSync(join(modelsFolder, 'a-small', 'config.json'), join(modelsFolder, 'manifest.json'))
  await seedShippedModels(pool, { modelsFolder })
  expect((await runs()).map(({ name }) => name)).toEqual(['heads-only', 'a-small', 'b-large'])
  await seedShippedModels(pool, { modelsFolder })
  expect(await runs()).toHaveLength(3)
})

test('other weights under a shipped name take its place, and a model from elsewhere keeps its own', async () => {
  const [, before] = await runs()
  await addModel(pool, await write('elsewhere/mine', 4))
  await write('models/mine', 5)
  await write('models/a-small', 6, { nLayers: 1 })
  await seedShippedModels(pool, { modelsFolder })
  const after = (await runs()).slice(3)
  expect(after.map(({ name }) => name)).toEqual(['a-small'])
  expect(after[0].weights).not.toBe(before.weights)
})
