import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { requireKey } from '#lib/accounts/api-keys.ts'
import { currentMember, requireMember } from '#lib/accounts/member.ts'
import type { Action } from '#lib/accounts/permissions.ts'
import { addressOf, visitorOf } from '#lib/accounts/visitor.ts'
import { ClaimConflict } from '#lib/claims/claim-conflict.ts'
import type { Reader } from '#lib/claims/reader.ts'
import type { Writer } from '#lib/claims/writing.ts'
import { countWrite } from '#lib/moderation/count-write.ts'
import type { WriteKind } from '#lib/moderation/write-limits.ts'

/** What may differ by who asks is kept nowhere. */
const own = { 'cache-control': 'no-store' }

/** Who reads: the owner of the key that is sent, else whoever is signed in, else a visitor. Throws AccountRefusal for a key that is none. */
export async function readerOf({ headers }: Request): Promise<Reader> {
  return headers.has('authorization') ? requireKey(headers, 'claims', 'read') : currentMember(headers)
}

/**
 * Who writes: the owner of the key that is sent, else whoever is signed in, from a page of this site. Throws AccountRefusal where there is none
 * who may do this, or who has written too much of this kind lately.
 */
export async function writerOf({ headers }: Request, action: Action, kind: WriteKind): Promise<Writer> {
  const writer = headers.has('authorization')
    ? await requireKey(headers, 'claims', action)
    : await requireMember(visitorOf(headers).headers, action)
  await countWrite(writer, { address: addressOf(headers) }, kind)
  return writer
}

/** Answers with what `work` makes, as JSON, or with one line on why not; where two have edited one claim, with both sides as JSON. */
export async function claimAnswer(work: () => Promise<unknown>, status = 200): Promise<Response> {
  try {
    return Response.json((await work()) ?? {}, { status, headers: own })
  } catch (error) {
    if (error instanceof ClaimConflict)
      return Response.json({ problem: error.message, ...error.sides }, { status: 409, headers: own })
    if (!(error instanceof AccountRefusal)) throw error
    const wait: HeadersInit = error.retryAfter === null ? {} : { 'retry-after': String(error.retryAfter) }
    return new Response(`${error.message}\n`, {
      status: error.status,
      headers: { ...own, ...wait, 'content-type': 'text/plain; charset=utf-8' },
    })
  }
}
