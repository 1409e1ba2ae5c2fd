import type pg from 'pg'
import { defaultRunSpec, type RunSpec } from '#lib/neuron/run-spec.ts'
import { namedModel } from '#workers/commands/named.ts'
import { createRun } from '#workers/queue/create-run.ts'
import { work } from '#workers/queue/work.ts'
import type { CorpusRow } from '#workers/store/find-corpora.ts'
import { plantedNames } from '#workers/testing/planted-folder.ts'

/** Queues a run of the planted model; its id. */
export const queuePlantedRun = async (
  pool: pg.Pool,
  corpus: CorpusRow,
  spec: Partial<RunSpec> = {},
): Promise<number> => {
  const model = await namedModel(pool, plantedNames.small)
  const run = await createRun(pool, { model, corpus, spec: { ...defaultRunSpec(model.actFn), ...spec } })
  return run.id
}

/** Works in this process until the queue is empty. */
export const workUntilEmpty = (databaseUrl: string, threads: number): Promise<void> =>
  work({ databaseUrl, threads, once: true, signal: new AbortController().signal, log: () => {} })
