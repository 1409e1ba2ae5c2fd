import type pg from 'pg'
import { rowCount } from '#lib/neuron/row.ts'
import type { RunSpec } from '#lib/neuron/run-spec.ts'
import { type TokenizeProgress, tokenizeCorpus } from '#workers/corpus/tokenize-corpus.ts'
import { cutShards } from '#workers/plan/cut-shards.ts'
import { runHash } from '#workers/plan/run-hash.ts'
import { advanceAnalysis } from '#workers/queue/advance-analysis.ts'
import { advanceRun } from '#workers/queue/advance-run.ts'
import { migrateQueue } from '#workers/queue/migrate-queue.ts'
import { removeJobs } from '#workers/queue/remove-jobs.ts'
import { retryAnalysis } from '#workers/store/fail-analysis.ts'
import type { CorpusRow } from '#workers/store/find-corpora.ts'
import type { ModelRow } from '#workers/store/find-models.ts'
import { findRun } from '#workers/store/find-run.ts'
import { insertRun } from '#workers/store/insert-run.ts'
import { insertShards } from '#workers/store/insert-shards.ts'
import { readDocumentLengths } from '#workers/store/read-document-lengths.ts'
import { restartRun } from '#workers/store/restart-run.ts'
import { inTransaction } from '#workers/store/transaction.ts'

/** What became of the wish for a run. */
export interface CreatedRun {
  id: number
  /** The run's public name, 16 hex digits. */
  hash: string
  /** `created` is new, `restarted` had failed; `open` and `published` were there already. */
  outcome: 'created' | 'restarted' | 'open' | 'published'
}

/**
 * Makes the run of a model on a corpus, tokenising the corpus first where that is not done, and queues its first jobs. The
 * same wish again changes nothing, except that a failed run or a failed analysis is taken up where it stopped.
 */
export const createRun = async (
  pool: pg.Pool,
  { model, corpus, spec }: { model: ModelRow; corpus: CorpusRow; spec: RunSpec },
  onTokenised?: (progress: TokenizeProgress) => void,
): Promise<CreatedRun> => {
  if (corpus.manifestHash === null) {
    throw new Error(
      `corpus ${corpus.name} is not complete: run "soluscope corpus add ${corpus.name} ..." to its end first`,
    )
  }
  await migrateQueue(pool)
  const hash = runHash(model.weightsHash, model.tokenizerHash, corpus.manifestHash, spec)
  const found = await findRun(pool, { hash })
  if (found) return takeUp(pool, found)
  await tokenizeCorpus(pool, corpus.id, model.tokenizerId, onTokenised)
  const lengths = await readDocumentLengths(pool, corpus.id, model.tokenizerId)
  const shards = model.dMlp > 0 ? cutShards(lengths) : []
  const tokensOf = (n: number): number => n + (spec.includeBos ? rowCount(n, model.nCtx) : 0)
  const nTokens = lengths.reduce((sum, n) => sum + tokensOf(n), 0)
  if (nTokens === 0) throw new Error(`corpus ${corpus.name}: wanted documents with text, got none; add some`)
  const row = { hash, modelId: model.id, corpusId: corpus.id, tokenizerId: model.tokenizerId, spec, nTokens }
  const id = await inTransaction(pool, async client => {
    const added = await insertRun(client, { ...row, nShards: shards.length })
    if (added !== null) await insertShards(client, added, shards)
    return added
  })
  if (id === null) return createRun(pool, { model, corpus, spec })
  await advanceRun(pool, id)
  return { id, hash, outcome: 'created' }
}

const takeUp = async (pool: pg.Pool, run: { id: number; hash: string; state: string }): Promise<CreatedRun> => {
  const { id, hash, state } = run
  if (state === 'published') {
    await retryAnalysis(pool, id)
    await advanceAnalysis(pool, id)
    return { id, hash, outcome: 'published' }
  }
  if (state === 'failed') {
    await removeJobs(pool, id)
    await restartRun(pool, id)
  }
  await advanceRun(pool, id)
  return { id, hash, outcome: state === 'failed' ? 'restarted' : 'open' }
}
