import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { audit } from '#lib/accounts/audit.ts'
import { lockClaim } from '#lib/claims/lock-claim.ts'
import { queueClaimJobs } from '#lib/claims/queue-claim-jobs.ts'
import { type Writer, writing } from '#lib/claims/writing.ts'
import { recordActivity } from '#lib/feeds/record-activity.ts'

/** Takes one's own claim back; nothing is deleted, and `restoreClaim` undoes it. Throws AccountRefusal. */
export const withdrawClaim = (author: Writer, uid: string): Promise<void> => mark(author, uid, true)

/** Brings back a claim that its author has withdrawn. Throws AccountRefusal. */
export const restoreClaim = (author: Writer, uid: string): Promise<void> => mark(author, uid, false)

async function mark(author: Writer, uid: string, withdrawn: boolean): Promise<void> {
  await writing(author, 'claim.withdraw', async tx => {
    const claim = await lockClaim(tx, uid, author)
    if (claim.authorId !== author.id)
      throw new AccountRefusal(403, `Only its author can ${withdrawn ? 'withdraw' : 'restore'} a claim.`)
    if ((claim.withdrawnAt !== null) === withdrawn) return
    const at = new Date()
    await tx.claim.update({
      where: { id: claim.id },
      data: { withdrawnAt: withdrawn ? at : null, updatedAt: at },
    })
    const verb = withdrawn ? 'claim.withdrawn' : 'claim.restored'
    await audit({ userId: author.id, action: verb, subject: `claim:${uid}` }, tx)
    await recordActivity(tx, { actorId: author.id, verb, claimId: claim.id })
    if (!withdrawn) await queueClaimJobs(tx, claim.id)
  })
}
