import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { audit } from '#lib/accounts/audit.ts'
import { newReply } from '#lib/claims/claim-input.ts'
import { lockClaim, requireOpen } from '#lib/claims/lock-claim.ts'
import { readInput } from '#lib/claims/read-input.ts'
import { newUid } from '#lib/claims/uid.ts'
import { type Writer, writing } from '#lib/claims/writing.ts'
import { recordActivity } from '#lib/feeds/record-activity.ts'
import { lookAtPost } from '#lib/moderation/look-at-post.ts'

/** Writes a reply (NewReply) in a claim's thread; its name. Throws AccountRefusal. */
export async function replyToClaim(author: Writer, uid: string, input: unknown): Promise<{ uid: string }> {
  const { text, parent: parentUid } = readInput(newReply, input)
  return writing(author, 'claim.reply', async tx => {
    const claim = await lockClaim(tx, uid, author)
    requireOpen(claim)
    const parent = parentUid ? await tx.claimReply.findUnique({ where: { uid: parentUid } }) : null
    if (parentUid && (parent?.claimId !== claim.id || parent.hiddenAt || parent.withdrawnAt))
      throw new AccountRefusal(404, `The reply ${parentUid} is not there to be answered.`)
    const reply = newUid()
    await tx.claimReply.create({
      data: { uid: reply, claimId: claim.id, parentId: parent?.id, authorId: author.id, text },
    })
    await audit({ userId: author.id, action: 'claim.replied', subject: `claim:${uid}`, detail: { reply } }, tx)
    await recordActivity(tx, { actorId: author.id, verb: 'claim.replied', claimId: claim.id, detail: { reply } })
    await lookAtPost(tx, { author, subject: { kind: 'reply', name: reply }, text })
    return { uid: reply }
  })
}
