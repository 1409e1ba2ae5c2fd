import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { gatePassed, storedAnswers } from '#lib/model/gate-answer.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import { addCorpus } from '#workers/corpus/add-corpus.ts'
import { projectRoot } from '#workers/database/project.ts'
import { addModel } from '#workers/model/add-model.ts'
import { checkModel } from '#workers/model/gate/check-model.ts'
import { gateAnswers } from '#workers/model/gate/gate-report.ts'
import { findCorpora } from '#workers/store/find-corpora.ts'
import { findModels } from '#workers/store/find-models.ts'
import { setGate } from '#workers/store/set-gate.ts'
import { testDatabase } from '#workers/testing/database.ts'
import { writeModel } from '#workers/testing/write-model.ts'

const { pool } = await testDatabase()
const root = mkdtempSync(join(tmpdir(), 'soluscope-gate-'))
afterAll(() => rmSync(root, { recursive: true }))
const trained = join(projectRoot, 'models', 'solu-1l-d64')

const sentences = [
  'the old man went down to the sea and saw that the tide was coming in',
  'congress has the power to raise and support armies',
  'in the spring of that season the river had risen more than ten feet',
  'a function that returns the number of items in a list',
  'the population of the island is about three hundred thousand people',
  'he said that he had never seen a whale so white as that one',
  'most of the land is covered with forest and there are no railways',
  'our relations with foreign nations continue to be good',
  'the captain stood on the deck and looked at the men',
  'if the value is not a number then an error is thrown',
  'there is no question that the debt must be paid out of the revenue',
  'the climate is hot in summer and cold in winter with little rain',
]
await addCorpus(pool, {
  name: 'texts',
  documents: (async function* () {
    for (const [i, text] of sentences.entries()) yield { text, domain: 'text', source: `line ${i}`, licence: 'MIT' }
  })(),
})
const [corpus] = await findCorpora(pool, 'texts')
const sizes = { asked: 40, table: 60 }

async function measured(path: string) {
  const { name } = await addModel(pool, path)
  const [model] = await findModels(pool, name)
  return checkModel(pool, model, corpus, () => {}, sizes)
}

it('lets a trained model pass where few pairs are known, twice with the same numbers', async () => {
  const first = await measured(trained)
  expect(first).toMatchObject({ corpus: 'texts', lossTokens: 40, induction: null })
  expect(first.bigramTokens).toBeGreaterThanOrEqual(60)
  expect(first.loss).toBeLessThan(first.bigramLoss)
  expect(first.foldError).toBeLessThan(1e-3)
  expect(await measured(trained)).toEqual(first)
})

it('measures a checkpoint with its own weights, the one from early in training far behind', async () => {
  const [first] = readdirSync(join(trained, 'checkpoints')).sort()
  const early = await measured(join(trained, 'checkpoints', first))
  expect(early.loss).toBeGreaterThan((await measured(trained)).loss + 1)
  expect(early.foldError).toBeLessThan(1e-3)
})

it('fails a model of random weights', async () => {
  const config = { ...smallConfig, dVocab: 4096, bosTokenId: 1 }
  const tokenizer = JSON.parse(readFileSync(join(trained, 'tokenizer.json'), 'utf8'))
  const found = await measured(await writeModel(join(root, 'untrained'), randomWeights(config, 3), tokenizer))
  expect(found.induction?.score).toBeGreaterThanOrEqual(0)
  expect(found.induction?.score).toBeLessThan(1)
  expect(found.loss).toBeGreaterThan(found.bigramLoss)
  const answers = gateAnswers(found)
  expect(gatePassed(answers)).toBe(false)
  const [{ id, gate }] = await findModels(pool, 'untrained')
  expect(gate).toBeNull()
  await setGate(pool, id, answers)
  expect(storedAnswers((await findModels(pool, 'untrained'))[0].gate)).toEqual(answers)
})
