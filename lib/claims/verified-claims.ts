import { db } from '#lib/db.ts'

/**
 * Which of these claims are verified: supported by votes, and what they say now of when each of their neurons fires beats chance on held-out
 * text in the current run, by the lower ends of the 95 % intervals of the score and of the balanced accuracy. The score alone
 * would not do: its simulation also follows a neuron that is silent where a claim says that it fires. Ids.
 */
export async function verifiedClaims(claims: readonly { id: number; status: string }[]): Promise<ReadonlySet<number>> {
  const supported = claims.filter(({ status }) => status === 'supported').map(({ id }) => id)
  if (supported.length === 0) return new Set()
  const rows = await db.$queryRaw<{ id: number }[]>`
    select c.id
    from claim c
    join claim_neuron n on n.claim_id = c.id
    join model m on m.id = n.model_id
    left join lateral (
      -- Wilson's interval of a proportion p of n is above 0.5 where p - 0.5 > 1.96 sqrt(0.5 * 0.5 / n).
      select p.correlation - 1.96 * p.correlation_error > p.null_correlation
        and p.balanced_accuracy - 0.98 / sqrt(greatest(1, p.n_firing + p.n_silent)) > 0.5 as beats
      from predicate_score p
      where p.claim_id = c.id and p.version between c.stated_in and c.version and p.run_id = m.current_run_id
        and p.layer = n.layer and p.neuron = n.neuron
      order by p.version desc limit 1
    ) s on true
    where c.id = any(${supported}::int[])
    group by c.id
    having bool_and(coalesce(s.beats, false))`
  return new Set(rows.map(({ id }) => id))
}
