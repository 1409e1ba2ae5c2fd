import { bodies, type ClaimBody } from '#lib/claims/kinds.ts'
import type { Queryable } from '#workers/store/queryable.ts'

/** A family whose members are to be checked in one model. */
export interface CheckedFamily {
  version: number
  body: ClaimBody<'family'>
  /** Name of the model. */
  model: string
}

const SQL = `
select c.version, v.body, m.name as model
from claim c join claim_version v on v.claim_id = c.id and v.version = c.version cross join model m
where c.id = $1 and c.kind = 'family' and c.withdrawn_at is null and m.id = $2`

/** A family as it stands now, with the name of a model; null where it is gone or withdrawn. */
export const readCheckedFamily = async (
  db: Queryable,
  claimId: number,
  modelId: number,
): Promise<CheckedFamily | null> => {
  const { rows } = await db.query<CheckedFamily & { body: unknown }>(SQL, [claimId, modelId])
  return rows.length === 0 ? null : { ...rows[0], body: bodies.family.parse(rows[0].body) }
}
