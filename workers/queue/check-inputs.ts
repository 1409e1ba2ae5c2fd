import { runHash } from '#workers/plan/run-hash.ts'
import { PermanentError } from '#workers/queue/work-error.ts'
import type { RunRow } from '#workers/store/find-run.ts'

/** A run is named after what it is computed from; throws a PermanentError where any of that was exchanged since. */
export const checkInputs = (run: RunRow): void => {
  if (runHash(run.weightsHash, run.tokenizerHash, run.manifestHash, run.spec) === run.hash) return
  throw new PermanentError(
    `the weights of ${run.modelName} or the corpus were replaced since this run was made; run them anew`,
  )
}
