import type { z } from 'zod'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { audit } from '#lib/accounts/audit.ts'
import { checkStated } from '#lib/claims/check-stated.ts'
import { ClaimConflict, type SignedContent } from '#lib/claims/claim-conflict.ts'
import { editedClaim, readStated } from '#lib/claims/claim-input.ts'
import { countVotes } from '#lib/claims/count-votes.ts'
import { type LockedClaim, lockClaim, requireEditor, requireOpen } from '#lib/claims/lock-claim.ts'
import { mergeClaim } from '#lib/claims/merge-claim.ts'
import { queueClaimJobs } from '#lib/claims/queue-claim-jobs.ts'
import { readInput } from '#lib/claims/read-input.ts'
import { same } from '#lib/claims/same.ts'
import { storedContent } from '#lib/claims/stored-content.ts'
import { writeCurrent } from '#lib/claims/write-current.ts'
import { type Writer, writing } from '#lib/claims/writing.ts'
import type { Transaction } from '#lib/db.ts'
import { recordActivity } from '#lib/feeds/record-activity.ts'
import { lookAtPost } from '#lib/moderation/look-at-post.ts'

/**
 * Writes a new version of a claim (EditedClaim); its number. Where what it states changes, the votes are counted anew from this version on. Throws
 * ClaimConflict, with both sides and a merged form, where it began from an older version than the current one, and AccountRefusal.
 */
export async function editClaim(author: Writer, uid: string, input: unknown): Promise<{ version: number }> {
  const given = readInput(editedClaim, input)
  return writing(author, 'claim.write', tx => writeVersion(tx, author, uid, given))
}

/** The same inside a transaction that writes something besides. */
export async function writeVersion(
  tx: Transaction,
  author: Writer,
  uid: string,
  { from, summary, ...given }: z.output<typeof editedClaim>,
): Promise<{ version: number }> {
  const claim = await lockClaim(tx, uid, author)
  requireOpen(claim)
  requireEditor(claim, author.id)
  const stated = readStated(claim.kind, given.body)
  const yours = { body: stated.body, confidence: given.confidence, evidence: given.evidence }
  const current = await signedVersion(tx, claim, claim.version)
  if (from !== claim.version) {
    const base = await signedVersion(tx, claim, from)
    throw new ClaimConflict({ uid, kind: claim.kind, current, base, yours, merged: mergeClaim(base, current, yours) })
  }
  const restated = !same(current.body, yours.body)
  if (!restated && same([current.confidence, current.evidence], [yours.confidence, yours.evidence]))
    throw new AccountRefusal(400, `Nothing differs from version ${from}.`)
  const neurons = await checkStated(tx, stated, yours.evidence)
  const version = from + 1
  const createdAt = new Date()
  await tx.claimVersion.create({
    data: { claimId: claim.id, version, authorId: author.id, ...yours, summary, createdAt },
  })
  const statedIn = restated ? version : claim.statedIn
  await tx.claim.update({ where: { id: claim.id }, data: { version, statedIn, updatedAt: createdAt } })
  if (restated) {
    await writeCurrent(tx, claim.id, stated, neurons)
    await countVotes(tx, { id: claim.id, statedIn })
  }
  const detail = { version, restated }
  await audit({ userId: author.id, action: 'claim.edited', subject: `claim:${uid}`, detail }, tx)
  await recordActivity(tx, { actorId: author.id, verb: 'claim.edited', claimId: claim.id, detail })
  await queueClaimJobs(tx, claim.id)
  const text = JSON.stringify([yours.body, yours.evidence, summary])
  await lookAtPost(tx, { author, subject: { kind: 'claim', name: uid }, text, mayHold: claim.authorId === author.id })
  return { version }
}

/** One version of a held claim. Throws AccountRefusal (400) where it has none of this number. */
async function signedVersion(tx: Transaction, claim: LockedClaim, version: number): Promise<SignedContent> {
  const found = await tx.claimVersion.findUnique({
    where: { claimId_version: { claimId: claim.id, version } },
    include: { author: { select: { id: true, name: true } } },
  })
  if (!found) throw new AccountRefusal(400, `from: wanted a version from 1 to ${claim.version}, got ${version}.`)
  const { author, summary, createdAt } = found
  return { ...storedContent(claim.kind, found), version, author, summary, createdAt }
}
