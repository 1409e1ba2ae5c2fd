import type pg from 'pg'
import { defaultRunSpec } from '#lib/neuron/run-spec.ts'
import { namedCorpus, namedModel } from '#workers/commands/named.ts'
import { addCorpus } from '#workers/corpus/add-corpus.ts'
import { sampleDocuments } from '#workers/corpus/sample-corpus.ts'
import type { SourceDocument } from '#workers/corpus/source-document.ts'
import { addModel } from '#workers/model/add-model.ts'
import { createRun } from '#workers/queue/create-run.ts'

/** Sample documents, one after the other joined and cut to the given numbers of characters. */
async function* documentsOf(lengths: readonly number[]): AsyncGenerator<SourceDocument> {
  let text = ''
  let i = 0
  for await (const document of sampleDocuments()) {
    if (i === lengths.length) return
    text += document.text
    if (text.length < lengths[i]) continue
    yield { ...document, text: text.slice(0, lengths[i++]) }
    text = ''
  }
}

/** Queues a run of the model in `folder` on sample documents of these lengths in characters; its id. */
export const queueBenchRun = async (pool: pg.Pool, folder: string, lengths: readonly number[]): Promise<number> => {
  const n = lengths.length
  const { name } = await addModel(pool, folder)
  await addCorpus(pool, { name: `bench-${n}`, documents: documentsOf(lengths) })
  const model = await namedModel(pool, name)
  const corpus = await namedCorpus(pool, `bench-${n}`)
  return (await createRun(pool, { model, corpus, spec: defaultRunSpec(model.actFn) })).id
}
