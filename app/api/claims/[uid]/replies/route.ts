import { claimAnswer, writerOf } from '#app/api/claim-answer.ts'
import type { ClaimContext } from '#app/api/claims/claim-context.ts'
import { readJson } from '#lib/accounts/read-json.ts'
import { replyToClaim } from '#lib/claims/reply-to-claim.ts'

/** `POST /api/claims/{uid}/replies` with `{ text, parent }`: writes a reply, to another one where `parent` names it; 201 with `{ uid }`. */
export const POST = (request: Request, { params }: ClaimContext): Promise<Response> =>
  claimAnswer(
    async () =>
      replyToClaim(await writerOf(request, 'claim.reply', 'reply'), (await params).uid, await readJson(request)),
    201,
  )
