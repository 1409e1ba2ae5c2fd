import type { ModelConfig } from '#lib/model/config.ts'
import type { Queryable } from '#workers/store/queryable.ts'

/** What a model's row is made of; see prisma/schema.prisma. */
export interface NewModel {
  name: string
  /** Folder of the weights: relative to the project where it lies inside, else absolute. */
  path: string
  /** sha256, 64 hex digits. */
  weightsHash: string
  tokenizerId: number
  /** config.json as read. */
  rawConfig: unknown
  config: ModelConfig
  nParams: number
  /** Name for HookedTransformer.from_pretrained, or null. */
  pretrained: string | null
}

const SQL = `
insert into model (
  name, path, weights_hash, tokenizer_id, config, n_layers, d_model, n_heads, d_mlp, d_vocab, n_ctx, act_fn, n_params, pretrained
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
on conflict (name) do update set
  path = excluded.path, weights_hash = excluded.weights_hash, tokenizer_id = excluded.tokenizer_id, config = excluded.config,
  n_layers = excluded.n_layers, d_model = excluded.d_model, n_heads = excluded.n_heads, d_mlp = excluded.d_mlp,
  d_vocab = excluded.d_vocab, n_ctx = excluded.n_ctx, act_fn = excluded.act_fn, n_params = excluded.n_params,
  pretrained = excluded.pretrained,
  current_run_id = case when model.weights_hash = excluded.weights_hash then model.current_run_id end
returning id`

/**
 * Adds a model, or replaces the one of that name; its id. Runs of other weights stay addressable, but stop being the
 * model's current one.
 */
export const insertModel = async (db: Queryable, model: NewModel): Promise<number> => {
  const { config } = model
  const { rows } = await db.query<{ id: number }>(SQL, [
    model.name,
    model.path,
    model.weightsHash,
    model.tokenizerId,
    JSON.stringify(model.rawConfig),
    config.nLayers,
    config.dModel,
    config.nHeads,
    config.dMlp,
    config.dVocab,
    config.nCtx,
    config.actFn,
    model.nParams,
    model.pretrained,
  ])
  return rows[0].id
}
