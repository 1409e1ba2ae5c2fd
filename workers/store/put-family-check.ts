import { countPairs, type FamilyCheck } from '#lib/families/family-check.ts'
import type { Queryable } from '#workers/store/queryable.ts'

const SQL = `
insert into family_check (claim_id, version, run_id, reason, pairs, tested, confirmed)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (claim_id, version, run_id) do update set reason = excluded.reason, pairs = excluded.pairs, tested = excluded.tested,
  confirmed = excluded.confirmed, created_at = now()`

/** Stores what came of a family in a run, in the place of what is there. */
export const putFamilyCheck = async (
  db: Queryable,
  { claimId, version, runId }: { claimId: number; version: number; runId: number },
  { reason, pairs }: FamilyCheck,
): Promise<void> => {
  const { tested, confirmed } = countPairs(pairs)
  await db.query(SQL, [claimId, version, runId, reason, JSON.stringify(pairs), tested, confirmed])
}
