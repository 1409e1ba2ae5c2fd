import { claimAnswer, readerOf } from '#app/api/claim-answer.ts'
import type { ClaimContext } from '#app/api/claims/claim-context.ts'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { readClaim } from '#lib/claims/read-claim.ts'

/** `GET /api/claims/{uid}`: a claim with all its versions, votes and replies as JSON (ReadClaim); 404 where there is none. */
export const GET = (request: Request, { params }: ClaimContext): Promise<Response> =>
  claimAnswer(async () => {
    const { uid } = await params
    const claim = await readClaim(uid, await readerOf(request))
    if (!claim) throw new AccountRefusal(404, `There is no claim ${uid.slice(0, 60)}.`)
    return claim
  })
