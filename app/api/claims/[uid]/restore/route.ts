import { claimAnswer, writerOf } from '#app/api/claim-answer.ts'
import type { ClaimContext } from '#app/api/claims/claim-context.ts'
import { restoreClaim } from '#lib/claims/withdraw-claim.ts'

/** `POST /api/claims/{uid}/restore`: brings a claim back that one has withdrawn. */
export const POST = (request: Request, { params }: ClaimContext): Promise<Response> =>
  claimAnswer(async () => restoreClaim(await writerOf(request, 'claim.withdraw', 'version'), (await params).uid))
