import type pg from 'pg'
import { addModel } from '#workers/model/add-model.ts'
import { failAnalysis } from '#workers/store/fail-analysis.ts'
import { addPlantedCorpus } from '#workers/testing/planted-corpus.ts'
import type { PlantedFolders } from '#workers/testing/planted-folder.ts'
import { queuePlantedRun, workUntilEmpty } from '#workers/testing/planted-run.ts'

/** What a published run of the planted model is made on. */
interface BareRun {
  pool: pg.Pool
  url: string
  folders: PlantedFolders
  /** Name of its corpus, documents of it, and their kinds in turn. */
  corpus: string
  documents: number
  domains?: readonly string[]
}

/** Publishes a run of the planted model, which becomes current, without its analysis: most of the time is spent there. */
export const publishBareRun = async ({ pool, url, folders, corpus, documents, domains }: BareRun): Promise<void> => {
  await addModel(pool, folders.planted)
  const run = await queuePlantedRun(pool, await addPlantedCorpus(pool, corpus, documents, domains))
  await failAnalysis(pool, run, 'not wanted in this test')
  await workUntilEmpty(url, 2)
}
