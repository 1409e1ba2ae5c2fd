import type { RunSpec } from '#lib/neuron/run-spec.ts'
import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
insert into run (hash, model_id, corpus_id, tokenizer_id, spec, n_shards, n_tokens)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict do nothing
returning id`

/** Adds a run; its id, or null when a run of that hash is there already. */
export const insertRun = async (
  db: Queryable,
  run: {
    hash: string
    modelId: number
    corpusId: number
    tokenizerId: number
    spec: RunSpec
    nShards: number
    /** Tokens that enter the statistics. */
    nTokens: number
  },
): Promise<number | null> => {
  const values = [
    run.hash,
    run.modelId,
    run.corpusId,
    run.tokenizerId,
    JSON.stringify(run.spec),
    run.nShards,
    run.nTokens,
  ]
  const { rows } = await db.query<{ id: number }>(SQL, values)
  return rows[0]?.id ?? null
}
