import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { editClaim } from '#lib/claims/edit-claim.ts'
import type { Writer } from '#lib/claims/writing.ts'
import { db } from '#lib/db.ts'

/** Writes what version `to` said as a new version after `from`, the current one; its number. Throws as `editClaim`. */
export async function goBack(
  author: Writer,
  uid: string,
  { from, to }: { from: number; to: number },
): Promise<{ version: number }> {
  const older = await db.claimVersion.findFirst({
    where: { version: to, claim: { uid } },
    select: { body: true, confidence: true, evidence: true },
  })
  if (!older) throw new AccountRefusal(404, `There is no version ${to} of a claim ${uid.slice(0, 60)}.`)
  return editClaim(author, uid, { ...older, from, summary: `Back to version ${to}.` })
}
