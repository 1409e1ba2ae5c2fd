import { claimAnswer, writerOf } from '#app/api/claim-answer.ts'
import type { ClaimContext } from '#app/api/claims/claim-context.ts'
import { withdrawClaim } from '#lib/claims/withdraw-claim.ts'

/** `POST /api/claims/{uid}/withdraw`: takes a claim of one’s own back. */
export const POST = (request: Request, { params }: ClaimContext): Promise<Response> =>
  claimAnswer(async () => withdrawClaim(await writerOf(request, 'claim.withdraw', 'version'), (await params).uid))
