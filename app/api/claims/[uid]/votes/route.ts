import { claimAnswer, writerOf } from '#app/api/claim-answer.ts'
import type { ClaimContext } from '#app/api/claims/claim-context.ts'
import { readJson } from '#lib/accounts/read-json.ts'
import { voteOnClaim } from '#lib/claims/vote-on-claim.ts'

/** `POST /api/claims/{uid}/votes` with `{ value, reason }`, 1 for, -1 against, 0 to take it back: the counts and the status after it. */
export const POST = (request: Request, { params }: ClaimContext): Promise<Response> =>
  claimAnswer(async () =>
    voteOnClaim(await writerOf(request, 'claim.vote', 'vote'), (await params).uid, await readJson(request)),
  )
