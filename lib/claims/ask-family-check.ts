import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { audit } from '#lib/accounts/audit.ts'
import { lockClaim, requireOpen } from '#lib/claims/lock-claim.ts'
import { queueThere } from '#lib/claims/queue-claim-jobs.ts'
import { type Writer, writing } from '#lib/claims/writing.ts'
import { queueChecksSql } from '#lib/families/queue-checks-sql.ts'

/**
 * Has workers check a family by changed texts once more, in the current runs of its members' models; where a check waits already it stays the
 * only one. Throws AccountRefusal (400) for other kinds of claim.
 */
export async function askFamilyCheck(writer: Writer, uid: string): Promise<void> {
  await writing(writer, 'family.check', async tx => {
    const claim = await lockClaim(tx, uid, writer)
    requireOpen(claim)
    if (claim.kind !== 'family') throw new AccountRefusal(400, `Wanted a family to check, got a ${claim.kind}.`)
    if (await queueThere(tx)) await tx.$queryRawUnsafe(queueChecksSql, claim.id, true)
    await audit({ userId: writer.id, action: 'family.check', subject: `claim:${uid}` }, tx)
  })
}
