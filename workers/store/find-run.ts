import type { ModelRef } from '#lib/inference/read-model.ts'
import { parseRunSpec, type RunSpec } from '#lib/neuron/run-spec.ts'
import type { Queryable } from '#workers/store/queryable.ts'

/** A run with what its jobs need to know of its model. */
export interface RunRow {
  id: number
  hash: string
  state: string
  modelId: number
  corpusId: number
  tokenizerId: number
  spec: RunSpec
  nShards: number
  modelName: string
  modelPath: string
  weightsHash: string
  tokenizerHash: string
  manifestHash: string
  nLayers: number
  dMlp: number
  nCtx: number
  /** Ids of the tokenizer; at most the model's. */
  vocabSize: number
}

const SQL = `
select
  run.id, run.hash, run.state, model_id as "modelId", corpus_id as "corpusId", run.tokenizer_id as "tokenizerId", run.spec,
  n_shards as "nShards", model.name as "modelName", model.path as "modelPath", model.weights_hash as "weightsHash",
  tokenizer.hash as "tokenizerHash", coalesce(corpus.manifest_hash, '') as "manifestHash",
  case when d_mlp > 0 then n_layers else 0 end as "nLayers", d_mlp as "dMlp", n_ctx as "nCtx",
  tokenizer.vocab_size as "vocabSize"
from run
join model on model.id = run.model_id
join tokenizer on tokenizer.id = model.tokenizer_id
join corpus on corpus.id = run.corpus_id
where ($1::int is null or run.id = $1) and ($2::text is null or run.hash = $2)`

/** The run with this id or this hash; null when there is none. */
export const findRun = async (db: Queryable, key: { id: number } | { hash: string }): Promise<RunRow | null> => {
  const values = 'id' in key ? [key.id, null] : [null, key.hash]
  const { rows } = await db.query<RunRow>(SQL, values)
  return rows.length === 0 ? null : { ...rows[0], spec: parseRunSpec(rows[0].spec) }
}

/** The part of a run that tells a thread which weights to use. */
export const modelRef = (run: RunRow): ModelRef => ({
  name: run.modelName,
  path: run.modelPath,
  weightsHash: run.weightsHash,
})
