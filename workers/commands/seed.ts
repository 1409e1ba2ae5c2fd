import { join } from 'node:path'
import type pg from 'pg'
import { defaultRunSpec } from '#lib/neuron/run-spec.ts'
import { addCorpus } from '#workers/corpus/add-corpus.ts'
import { SAMPLE_CORPUS, sampleDocuments } from '#workers/corpus/sample-corpus.ts'
import { addModel } from '#workers/model/add-model.ts'
import { createRun } from '#workers/queue/create-run.ts'
import { shippedFolder, shippedNames } from '#workers/shipped/shipped-folder.ts'
import { findCorpora } from '#workers/store/find-corpora.ts'
import { findModels } from '#workers/store/find-models.ts'

/** Adds the sample corpus where it is not there yet. */
export const seedSampleCorpus = async (pool: pg.Pool): Promise<void> => {
  const [found] = await findCorpora(pool, SAMPLE_CORPUS)
  if (found?.manifestHash) return
  await addCorpus(pool, { name: SAMPLE_CORPUS, documents: sampleDocuments() })
}

/**
 * Adds the sample corpus and every model of `modelsFolder`, and queues a run of each model that has none published,
 * smallest model first. What is there already stays as it is.
 */
export const seedShippedModels = async (
  pool: pg.Pool,
  { modelsFolder = shippedFolder }: { modelsFolder?: string } = {},
): Promise<void> => {
  const names = shippedNames(modelsFolder)
  for (const name of names) await addModel(pool, join(modelsFolder, name))
  await seedSampleCorpus(pool)
  const [corpus] = await findCorpora(pool, SAMPLE_CORPUS)
  for (const model of await findModels(pool)) {
    if (!names.includes(model.name) || model.currentRunId !== null) continue
    await createRun(pool, { model, corpus, spec: defaultRunSpec(model.actFn) })
  }
}
