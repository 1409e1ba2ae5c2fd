import { checkFamily } from '#workers/families/check-family.ts'
import { type ClaimJob, type JobPlace, runClaimJob } from '#workers/queue/claim-job.ts'
import { putFamilyCheck } from '#workers/store/put-family-check.ts'
import { readCheckedFamily } from '#workers/store/read-checked-family.ts'

/** Checks a family in one run. */
export const runCheckJob = ({ pool, threads }: JobPlace, job: ClaimJob, attempts: number): Promise<void> =>
  runClaimJob(pool, job, attempts, {
    read: (claimId, modelId) => readCheckedFamily(pool, claimId, modelId),
    compute: (run, family) => checkFamily({ run, pool, threads }, family),
    failed: (_, reason) => ({ reason, pairs: [] }),
    store: (key, check) => putFamilyCheck(pool, key, check),
  })
