import { join, resolve, sep } from 'node:path'
import type pg from 'pg'
import { defaultRunSpec } from '#lib/neuron/run-spec.ts'
import { addCorpus } from '#workers/corpus/add-corpus.ts'
import { SAMPLE_CORPUS, sampleDocuments } from '#workers/corpus/sample-corpus.ts'
import { projectRoot } from '#workers/database/project.ts'
import { addModel } from '#workers/model/add-model.ts'
import { createRun } from '#workers/queue/create-run.ts'
import { shippedFolder, shippedNames } from '#workers/shipped/shipped-folder.ts'
import { findCorpora } from '#workers/store/find-corpora.ts'
import { findModels } from '#workers/store/find-models.ts'

/** Whether a model's path, relative to the project or absolute, lies in the folder of shipped models. */
const isShipped = (path: string, modelsFolder: string): boolean =>
  resolve(projectRoot, path).startsWith(`${resolve(modelsFolder)}${sep}`)

/** Adds the sample corpus where it is not there yet. */
export const seedSampleCorpus = async (pool: pg.Pool): Promise<void> => {
  const [found] = await findCorpora(pool, SAMPLE_CORPUS)
  if (found?.manifestHash) return
  await addCorpus(pool, { name: SAMPLE_CORPUS, documents: sampleDocuments() })
}

/**
 * Adds the sample corpus and every model of `modelsFolder`, and queues a run of each model that has none published,
 * smallest model first. Weights that the project came with before make room for those of the same name; their published
 * pages stay addressable by their run. What is there already otherwise stays as it is, also where a model of that name came from
 * elsewhere.
 */
export const seedShippedModels = async (
  pool: pg.Pool,
  { modelsFolder = shippedFolder }: { modelsFolder?: string } = {},
): Promise<void> => {
  const names = shippedNames(modelsFolder)
  const others = new Set(
    (await findModels(pool)).filter(({ path }) => !isShipped(path, modelsFolder)).map(model => model.name),
  )
  const added = names.filter(name => !others.has(name))
  for (const name of added) await addModel(pool, join(modelsFolder, name), { replace: true })
  await seedSampleCorpus(pool)
  const [corpus] = await findCorpora(pool, SAMPLE_CORPUS)
  for (const model of await findModels(pool)) {
    if (!added.includes(model.name) || model.currentRunId !== null) continue
    await createRun(pool, { model, corpus, spec: defaultRunSpec(model.actFn) })
  }
}
