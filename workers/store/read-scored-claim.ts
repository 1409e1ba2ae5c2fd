import type { Predicate } from '#lib/claims/predicate.ts'
import { predicateOf } from '#lib/claims/predicate-of.ts'
import type { Queryable } from '#workers/store/queryable.ts'

/** A claim whose predicate is to be scored. */
export interface ScoredClaim {
  version: number
  predicate: Predicate
  /** Its neurons in the model asked for, in order. */
  neurons: { layer: number; neuron: number }[]
}

const SQL = `
select c.kind, c.version, v.body,
  coalesce((
    select json_agg(distinct jsonb_build_object('layer', n.layer, 'neuron', n.neuron))
    from claim_neuron n where n.claim_id = c.id and n.model_id = $2
  ), '[]') as neurons
from claim c join claim_version v on v.claim_id = c.id and v.version = c.version
where c.id = $1 and c.withdrawn_at is null`

/** A claim as it stands now, with its neurons in one model; null where it is gone, withdrawn or says nothing that can be scored. */
export const readScoredClaim = async (db: Queryable, claimId: number, modelId: number): Promise<ScoredClaim | null> => {
  const { rows } = await db.query<ScoredClaim & { kind: string; body: unknown }>(SQL, [claimId, modelId])
  if (rows.length === 0) return null
  const { kind, body, version, neurons } = rows[0]
  const predicate = predicateOf(kind, body)
  return predicate && { version, predicate, neurons: neurons.sort((a, b) => a.layer - b.layer || a.neuron - b.neuron) }
}
