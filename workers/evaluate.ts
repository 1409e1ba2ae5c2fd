import type { StepWork } from '#workers/queue/step-context.ts'
import { modelRef } from '#workers/store/find-run.ts'
import { readTokenDocuments } from '#workers/store/read-token-documents.ts'
import { setEvaluation } from '#workers/store/set-evaluation.ts'
import { withRetries } from '#workers/store/with-retries.ts'

/** The first documents of the corpus, on which loss and final scale are measured. */
const DOCUMENTS = 64

/** Measures the model's mean loss and mean final scale. */
export const evaluate: StepWork = async ({ run, pool, threads }) => {
  const range = { firstDocument: 0, nDocuments: DOCUMENTS }
  const documents = await withRetries(() => readTokenDocuments(pool, run.corpusId, run.tokenizerId, range))
  const evaluation = await threads.use(thread =>
    thread.call('evaluateDocuments', { model: modelRef(run), documents: documents.map(d => d.tokens) }),
  )
  await withRetries(() => setEvaluation(pool, run.id, evaluation))
}
