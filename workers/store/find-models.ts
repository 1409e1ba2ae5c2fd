import type { Queryable } from '#workers/store/queryable.ts'

/** A model as the worker and the command line see it. */
export interface ModelRow {
  id: number
  name: string
  path: string
  weightsHash: string
  tokenizerId: number
  tokenizerHash: string
  nLayers: number
  /** Neurons of one layer; 0 for attention-only models. */
  dMlp: number
  dVocab: number
  nCtx: number
  actFn: string
  nParams: number
  currentRunId: number | null
  /** What was kept of the import gate; null until it was asked. */
  gate: unknown
}

const SQL = `
select
  model.id, name, path, weights_hash as "weightsHash", tokenizer_id as "tokenizerId", tokenizer.hash as "tokenizerHash",
  n_layers as "nLayers", d_mlp as "dMlp", d_vocab as "dVocab", n_ctx as "nCtx", act_fn as "actFn",
  n_params::float8 as "nParams", current_run_id as "currentRunId", gate
from model join tokenizer on tokenizer.id = tokenizer_id
where $1::text is null or name = $1
order by n_params, name`

/** All models, smallest first; or the one called `name`. */
export const findModels = async (db: Queryable, name: string | null = null): Promise<ModelRow[]> =>
  (await db.query<ModelRow>(SQL, [name])).rows
