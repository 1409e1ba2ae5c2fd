import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { audit } from '#lib/accounts/audit.ts'
import { newVote } from '#lib/claims/claim-input.ts'
import { countVotes, type Standing } from '#lib/claims/count-votes.ts'
import { lockClaim, requireOpen } from '#lib/claims/lock-claim.ts'
import { readInput } from '#lib/claims/read-input.ts'
import { trustAuthor } from '#lib/claims/trust-author.ts'
import { type Writer, writing } from '#lib/claims/writing.ts'
import { recordActivity } from '#lib/feeds/record-activity.ts'

/**
 * Writes where somebody stands on a claim (NewVote): 1 for, -1 against, 0 takes it back. Returns the counts after it. Throws AccountRefusal: 403 for
 * one's own claim or statement, 409 where what it states was changed since the version that was read.
 */
export async function voteOnClaim(voter: Writer, uid: string, input: unknown): Promise<Standing> {
  const { value, reason, version: read } = readInput(newVote, input)
  return writing(voter, 'claim.vote', async tx => {
    const claim = await lockClaim(tx, uid, voter)
    requireOpen(claim)
    const { id: claimId, version, statedIn } = claim
    const statement = await tx.claimVersion.findUniqueOrThrow({
      where: { claimId_version: { claimId, version: statedIn } },
      select: { authorId: true },
    })
    if (voter.id === claim.authorId || voter.id === statement.authorId)
      throw new AccountRefusal(403, 'This is your own statement: others vote on it.')
    if (read !== undefined && (read < statedIn || read > version))
      throw new AccountRefusal(
        409,
        `The claim was changed: version ${version} stands there now. Read it and vote again.`,
      )
    const key = { claimId_userId: { claimId, userId: voter.id } }
    const before = await tx.claimVote.findUnique({ where: key })
    const counted = before !== null && before.version >= statedIn
    // The same vote again is no event.
    if (value === 0 ? !before : counted && before.value === value && before.reason === reason)
      return countVotes(tx, claim)
    if (value === 0) await tx.claimVote.delete({ where: key })
    else {
      const vote = { value, reason, version, createdAt: new Date() }
      await tx.claimVote.upsert({ where: key, create: { claimId, userId: voter.id, ...vote }, update: vote })
    }
    const standing = await countVotes(tx, claim)
    if (standing.status === 'supported') await trustAuthor(tx, claim.authorId)
    await audit({ userId: voter.id, action: 'claim.voted', subject: `claim:${uid}`, detail: { value, version } }, tx)
    if (value !== 0) await recordActivity(tx, { actorId: voter.id, verb: 'claim.voted', claimId, detail: { value } })
    return standing
  })
}
