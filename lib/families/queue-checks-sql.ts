import { claimJobsSql } from '#lib/claims/claim-jobs-sql.ts'

/**
 * Queues checks of families by changed texts: of each family that stands, in the current runs of its members' models; of claim $1 alone, or
 * of all where that is null. Where $2 is false only those that are missing: of what it states now in that run.
 */
export const queueChecksSql = claimJobsSql(
  'check-family',
  'family',
  `
  select distinct c.id, c.version, m.current_run_id as run_id
  from claim c
  join claim_neuron n on n.claim_id = c.id
  join model m on m.id = n.model_id
  where ($1::int is null or c.id = $1::int) and c.kind = 'family' and c.withdrawn_at is null and m.current_run_id is not null
    and ($2::boolean or not exists (
      select from family_check f
      where f.claim_id = c.id and f.version between c.stated_in and c.version and f.run_id = m.current_run_id
    ))
`,
)
