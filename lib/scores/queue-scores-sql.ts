import { claimJobsSql } from '#lib/claims/claim-jobs-sql.ts'

/**
 * Queues the scores that are missing: of each claim that stands and says when its neurons fire, in the current runs of its neurons'
 * models, where what it states now has none, or one from before fuzzing; of claim $1 alone, or of all where that is null.
 */
export const queueScoresSql = claimJobsSql(
  'score',
  'score',
  `
  select distinct c.id, c.version, m.current_run_id as run_id
  from claim c
  join claim_version v on v.claim_id = c.id and v.version = c.version
  join claim_neuron n on n.claim_id = c.id
  join model m on m.id = n.model_id
  where ($1::int is null or c.id = $1::int) and (c.kind = 'regex' or jsonb_exists(v.body, 'predicate'))
    and c.withdrawn_at is null and m.current_run_id is not null
    and not exists (
      select from predicate_score s
      where s.claim_id = c.id and s.version between c.stated_in and c.version and s.run_id = m.current_run_id
        and s.layer = n.layer and s.neuron = n.neuron and s.n_fuzzed is not null
    )
`,
)
