import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { defaultRunSpec } from '#lib/neuron/run-spec.ts'
import { namedCorpus, namedModel } from '#workers/commands/named.ts'
import { addCorpus } from '#workers/corpus/add-corpus.ts'
import { sampleDocuments } from '#workers/corpus/sample-corpus.ts'
import { projectRoot } from '#workers/database/project.ts'
import { addModel } from '#workers/model/add-model.ts'
import { createRun } from '#workers/queue/create-run.ts'
import { work } from '#workers/queue/work.ts'
import { listRuns } from '#workers/store/list-runs.ts'
import { createPool } from '#workers/store/pool.ts'
import { addPlantedCorpus } from '#workers/testing/planted-corpus.ts'
import { plantedNames, writePlantedModels } from '#workers/testing/planted-folder.ts'

/** Documents of the planted corpus, and of the few real ones beside it. */
const PLANTED_DOCUMENTS = 480
const REAL_DOCUMENTS = 150

/** A small real model, so that pages show real text too. */
const REAL_MODEL = 'solu-1l-d64'

async function* firstOf<T>(items: AsyncIterable<T>, n: number): AsyncGenerator<T> {
  let left = n
  for await (const item of items) {
    if (left-- <= 0) return
    yield item
  }
}

/**
 * Fills a migrated database for browser tests: the planted model, its twin and a model of attention only on the corpus
 * `planted`, a small real model on some real documents (corpus `sample`), all published by the same pipeline as ever. Throws where a run did not publish.
 * Returns what deletes the planted models' files: texts can be tried for as long as they are there.
 */
export const seedPlanted = async (databaseUrl: string): Promise<() => Promise<void>> => {
  const pool = createPool(databaseUrl)
  const folders = await writePlantedModels()
  try {
    await addModel(pool, folders.planted)
    await addModel(pool, folders.twin)
    await addModel(pool, folders.heads)
    await addModel(pool, join(projectRoot, 'models', REAL_MODEL))
    const planted = await addPlantedCorpus(pool, 'planted', PLANTED_DOCUMENTS)
    await addCorpus(pool, { name: 'sample', documents: firstOf(sampleDocuments(), REAL_DOCUMENTS) })
    const real = await namedCorpus(pool, 'sample')
    for (const [name, corpus] of [
      [plantedNames.small, planted],
      [plantedNames.twin, planted],
      [plantedNames.heads, planted],
      [REAL_MODEL, real],
    ] as const) {
      const model = await namedModel(pool, name)
      await createRun(pool, { model, corpus, spec: defaultRunSpec(model.actFn) })
    }
    await work({ databaseUrl, threads: 2, once: true, signal: new AbortController().signal, log: () => {} })
    for (const run of await listRuns(pool)) {
      if (run.state !== 'published')
        throw new Error(`seeding ${run.model}: wanted it published, got ${run.state} (${run.error})`)
    }
    return folders.remove
  } catch (error) {
    await folders.remove()
    throw error
  } finally {
    await pool.end()
  }
}

const script = process.argv[1]
if (script && import.meta.url === pathToFileURL(realpathSync(script)).href) {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set: give the address of a migrated database to fill')
  const remove = await seedPlanted(url)
  await remove()
}
