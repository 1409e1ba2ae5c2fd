import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { audit } from '#lib/accounts/audit.ts'
import { type Writer, writing } from '#lib/claims/writing.ts'

/** Takes one's own reply back; `restoreReply` undoes it. Throws AccountRefusal (404) for any other. */
export const withdrawReply = (author: Writer, uid: string): Promise<void> => mark(author, uid, true)

/** Brings back a reply that its author has withdrawn. Throws AccountRefusal (404) for any other. */
export const restoreReply = (author: Writer, uid: string): Promise<void> => mark(author, uid, false)

async function mark(author: Writer, uid: string, withdrawn: boolean): Promise<void> {
  await writing(author, 'claim.reply', async tx => {
    const { count } = await tx.claimReply.updateMany({
      where: { uid, authorId: author.id, withdrawnAt: withdrawn ? null : { not: null } },
      data: { withdrawnAt: withdrawn ? new Date() : null },
    })
    if (count === 0) {
      const own = await tx.claimReply.count({ where: { uid, authorId: author.id } })
      if (own === 0) throw new AccountRefusal(404, `You have no reply ${uid.slice(0, 60)}.`)
      return
    }
    const action = withdrawn ? 'reply.withdrawn' : 'reply.restored'
    await audit({ userId: author.id, action, subject: `reply:${uid}` }, tx)
  })
}
