import { claimAnswer, readerOf, writerOf } from '#app/api/claim-answer.ts'
import { readJson } from '#lib/accounts/read-json.ts'
import { readClaimFilter } from '#lib/claims/claim-filter.ts'
import { createClaim } from '#lib/claims/create-claim.ts'
import { listClaims } from '#lib/claims/list-claims.ts'

/**
 * `GET /api/claims?neuron=solu-1l-d64/0/12&kind=tag&limit=50`: public claims, the latest first, `{ claims, before }`; `before` as a parameter gives the
 * next page. Other filters: model, tag, author (id), status, question. One line of text where it is refused.
 */
export const GET = (request: Request): Promise<Response> =>
  claimAnswer(async () => listClaims(readClaimFilter(new URL(request.url).searchParams), await readerOf(request)))

/** `POST /api/claims` with `{ kind, body, confidence, evidence }`: writes a claim, 201 with `{ uid }`. */
export const POST = (request: Request): Promise<Response> =>
  claimAnswer(async () => createClaim(await writerOf(request, 'claim.write', 'claim'), await readJson(request)), 201)
