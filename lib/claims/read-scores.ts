import { db } from '#lib/db.ts'
import type { PredicateScoring } from '#lib/scores/score-predicate.ts'

/** How well what a claim states now tells when one of its neurons fires, in the current run of the neuron's model. */
export interface ClaimScore {
  /** `model/layer/neuron`. */
  neuron: string
  /** Public name of the run; null where the model has none. */
  run: string | null
  /** Null where it was not computed yet. */
  score: PredicateScoring | null
}

type Row = PredicateScoring & { address: string; run: string | null; scored: boolean }

/** Scores of a claim's neurons, the best first, those without a number last; none where it does not say when they fire. */
export async function readScores(uid: string): Promise<ClaimScore[]> {
  const rows = await db.$queryRaw<Row[]>`
    select m.name || '/' || n.layer || '/' || n.neuron as address, run.hash as run, s.claim_id is not null as scored, s.reason,
      s.correlation, s.null_correlation as "nullCorrelation", s.correlation_error as "correlationError",
      s.top_and_random as "topAndRandom", s.explained, s.balanced_accuracy as "balancedAccuracy", s.precision, s.recall, s.f1, s.auc,
      s.n_firing as "nFiring", s.n_silent as "nSilent", s.n_hard as "nHard", s.n_train as "nTrain", s.n_tokens as "nTokens",
      s.n_held as "nHeld", s.fuzzing, s.n_fuzzed as "nFuzzed", s.inverted
    from claim c
    join claim_version v on v.claim_id = c.id and v.version = c.version
    join claim_neuron n on n.claim_id = c.id
    join model m on m.id = n.model_id
    left join run on run.id = m.current_run_id
    left join lateral (
      select * from predicate_score p
      where p.claim_id = c.id and p.version between c.stated_in and c.version and p.run_id = m.current_run_id
        and p.layer = n.layer and p.neuron = n.neuron
      order by p.version desc limit 1
    ) s on true
    where c.uid = ${uid} and (c.kind = 'regex' or jsonb_exists(v.body, 'predicate'))
    order by s.correlation desc nulls last, n.position, n.model_id, n.layer, n.neuron`
  return rows.map(({ address, run, scored, ...score }) => ({ neuron: address, run, score: scored ? score : null }))
}
