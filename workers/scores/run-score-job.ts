import { unscored } from '#lib/scores/score-predicate.ts'
import { type ClaimJob, type JobPlace, runClaimJob } from '#workers/queue/claim-job.ts'
import { scoreClaim } from '#workers/scores/score-claim.ts'
import { insertPredicateScores } from '#workers/store/insert-predicate-scores.ts'
import { readScoredClaim } from '#workers/store/read-scored-claim.ts'
import { inTransaction } from '#workers/store/transaction.ts'

/** Scores a claim for its neurons of one run. */
export const runScoreJob = ({ pool, threads }: JobPlace, job: ClaimJob, attempts: number): Promise<void> =>
  runClaimJob(pool, job, attempts, {
    read: async (claimId, modelId) => {
      const claim = await readScoredClaim(pool, claimId, modelId)
      return claim && claim.neurons.length > 0 ? claim : null
    },
    compute: (run, claim) => scoreClaim({ run, pool, threads }, claim),
    failed: ({ neurons }, reason) => neurons.map(neuron => ({ ...unscored(reason), ...neuron })),
    store: (key, rows) => inTransaction(pool, client => insertPredicateScores(client, key, rows)),
  })
