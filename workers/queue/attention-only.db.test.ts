import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { plantedBos } from '#lib/model/testing/planted-neurons.ts'
import { plantedTokenizer } from '#lib/model/testing/planted-tokenizer.ts'
import { randomWeights, smallConfig } from '#lib/model/testing/random-weights.ts'
import { defaultRunSpec } from '#lib/neuron/run-spec.ts'
import { namedModel } from '#workers/commands/named.ts'
import { addModel } from '#workers/model/add-model.ts'
import { createRun } from '#workers/queue/create-run.ts'
import { testDatabase } from '#workers/testing/database.ts'
import { addPlantedCorpus } from '#workers/testing/planted-corpus.ts'
import { workUntilEmpty } from '#workers/testing/planted-run.ts'
import { writeModel } from '#workers/testing/write-model.ts'

const { pool, url } = await testDatabase()
const base = await mkdtemp(join(tmpdir(), 'soluscope-attention-'))
afterAll(() => rm(base, { recursive: true, force: true }))

test('a model without MLPs is evaluated and published, with no neuron', async () => {
  const config = { ...smallConfig, attnOnly: true, dMlp: 0, dVocab: 64, nCtx: 64, bosTokenId: plantedBos }
  await addModel(pool, await writeModel(join(base, 'attn-2l'), randomWeights(config, 3), plantedTokenizer()))
  const corpus = await addPlantedCorpus(pool, 'planted', 70)
  const model = await namedModel(pool, 'attn-2l')
  await createRun(pool, { model, corpus, spec: defaultRunSpec(model.actFn) })
  await workUntilEmpty(url, 1)
  const { rows } = await pool.query(`
    select state, error, n_shards, loss_tokens, loss > 3 as untrained, model.current_run_id = run.id as current,
      (select count(*)::int from neuron_stats) as neurons
    from run join model on model.id = model_id`)
  const published = { state: 'published', error: null, current: true, neurons: 0 }
  expect(rows).toEqual([{ ...published, n_shards: 0, loss_tokens: 64 * 128, untrained: true }])
})
