import type { PredicateScoring } from '#lib/scores/score-predicate.ts'
import type { Queryable } from '#workers/store/queryable.ts'

/** A score of one of a claim's neurons. */
export interface NewPredicateScore extends PredicateScoring {
  layer: number
  neuron: number
}

const SQL = `
insert into predicate_score (claim_id, version, run_id, layer, neuron, reason, correlation, top_and_random, null_correlation,
  correlation_error, explained, balanced_accuracy, precision, recall, f1, auc, n_firing, n_silent, n_hard, n_train, n_tokens, n_held,
  fuzzing, n_fuzzed, inverted)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
on conflict (claim_id, version, run_id, layer, neuron) do update set fuzzing = excluded.fuzzing, n_fuzzed = excluded.n_fuzzed, inverted = excluded.inverted
  where predicate_score.n_fuzzed is null`

/** Stores scores once: the same claim and run again give the same. A score from before fuzzing gets that, and whether it is inverted. */
export const insertPredicateScores = async (
  db: Queryable,
  key: { claimId: number; version: number; runId: number },
  scores: readonly NewPredicateScore[],
): Promise<void> => {
  for (const s of scores) {
    const place = [key.claimId, key.version, key.runId, s.layer, s.neuron, s.reason]
    const numbers = [s.correlation, s.topAndRandom, s.nullCorrelation, s.correlationError, s.explained]
    const detection = [s.balancedAccuracy, s.precision, s.recall, s.f1, s.auc, s.nFiring, s.nSilent, s.nHard]
    await db.query(SQL, [
      ...place,
      ...numbers,
      ...detection,
      s.nTrain,
      s.nTokens,
      s.nHeld,
      s.fuzzing,
      s.nFuzzed,
      s.inverted,
    ])
  }
}
