import { benjaminiHochberg } from '#lib/numeric/benjamini-hochberg.ts'
import { type Badge, badgeOf, type Evidence, limits } from '#lib/patterns/badge.ts'
import type { Queryable } from '#workers/store/queryable.ts'

const LOCK = `select pg_advisory_xact_lock(hashtext('soluscope badges'), $1)`

const READ = `
select p.id, p.badge, p.p_value as "pValue", p.tp, p.fp, p.fn, p.match_documents as "matchDocuments",
  p.fire_documents as "fireDocuments", p.f1, p.token_f1 as "tokenF1", c.causal
from neuron_pattern p
join run on run.id = p.run_id
cross join lateral (
  select case when count(*) > 0 then json_build_object('nPositive', sum(n_positive), 'fired', sum(fired),
    'nNegative', sum(n_negative), 'silent', sum(silent)) end as causal
  from causal_test where pattern_id = p.id
) c
where run.model_id = $1`

const WRITE = `
update neuron_pattern p set badge = b.badge from unnest($1::int[], $2::text[]) as b(id, badge) where p.id = b.id`

interface Row extends Omit<Evidence, 'discovery'> {
  id: number
  badge: Badge
  pValue: number | null
}

/**
 * Says again which badge each of a model's patterns has: every new trial moves the line below which a p is a discovery, since all that
 * were ever stored count (methods §8). To be called at the end of the transaction that stored one; others wait for it. Returns that line,
 * -1 where nothing is a discovery.
 */
export const rebadge = async (db: Queryable, modelId: number): Promise<number> => {
  await db.query(LOCK, [modelId])
  const { rows } = await db.query<Row>(READ, [modelId])
  const pValues = rows.flatMap(({ pValue }) => (pValue === null ? [] : [pValue]))
  const line = benjaminiHochberg(pValues, limits.falseDiscoveries)
  const changed = rows.flatMap(({ id, badge, pValue, ...evidence }) => {
    const now = badgeOf({ ...evidence, discovery: pValue !== null && pValue <= line })
    return now === badge ? [] : [{ id, now }]
  })
  if (changed.length > 0) await db.query(WRITE, [changed.map(({ id }) => id), changed.map(({ now }) => now)])
  return line
}
