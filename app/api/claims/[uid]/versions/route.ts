import { claimAnswer, writerOf } from '#app/api/claim-answer.ts'
import type { ClaimContext } from '#app/api/claims/claim-context.ts'
import { readJson } from '#lib/accounts/read-json.ts'
import { editClaim } from '#lib/claims/edit-claim.ts'

/** `POST /api/claims/{uid}/versions` with `{ from, body, confidence, evidence, summary }`: writes a new version, 201 with `{ version }`; 409 with both sides and a merged form where `from` is no longer the current one. */
export const POST = (request: Request, { params }: ClaimContext): Promise<Response> =>
  claimAnswer(
    async () =>
      editClaim(await writerOf(request, 'claim.write', 'version'), (await params).uid, await readJson(request)),
    201,
  )
