import type pg from 'pg'
import { defaultRunSpec } from '#lib/neuron/run-spec.ts'
import { namedCorpus, namedModel } from '#workers/commands/named.ts'
import { addCorpus } from '#workers/corpus/add-corpus.ts'
import { sampleDocuments } from '#workers/corpus/sample-corpus.ts'
import type { SourceDocument } from '#workers/corpus/source-document.ts'
import { addModel } from '#workers/model/add-model.ts'
import { createRun } from '#workers/queue/create-run.ts'

async function* shortened(n: number, length: number): AsyncGenerator<SourceDocument> {
  let left = n
  for await (const document of sampleDocuments()) {
    if (left-- <= 0) return
    yield { ...document, text: document.text.slice(0, length) }
  }
}

/** Queues a run of the model in `folder` on the first `n` sample documents, cut to `length` characters; its id. */
export const queueBenchRun = async (pool: pg.Pool, folder: string, n: number, length: number): Promise<number> => {
  const { name } = await addModel(pool, folder)
  await addCorpus(pool, { name: `bench-${n}`, documents: shortened(n, length) })
  const model = await namedModel(pool, name)
  const corpus = await namedCorpus(pool, `bench-${n}`)
  return (await createRun(pool, { model, corpus, spec: defaultRunSpec(model.actFn) })).id
}
