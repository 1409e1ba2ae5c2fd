import { audit } from '#lib/accounts/audit.ts'
import type { Transaction } from '#lib/db.ts'

/** Supported claims of one's own after which a member is trusted. */
export const trustedAfter = 20

/** Makes a member with enough supported claims trusted; any other role stays. The claim whose status changed is held already. */
export async function trustAuthor(tx: Transaction, authorId: number): Promise<void> {
  // The person is held, so that of two claims that become supported at once the second counts the first.
  const [author] = await tx.$queryRaw<{ role: string }[]>`
    select role from site_user where id = ${authorId} and deleted_at is null for no key update`
  if (author?.role !== 'member') return
  const supported = await tx.claim.count({
    where: { authorId, status: 'supported', withdrawnAt: null, hiddenAt: null },
  })
  if (supported < trustedAfter) return
  await tx.user.update({ where: { id: authorId }, data: { role: 'trusted' } })
  const detail = { before: 'member', after: 'trusted', supported }
  await audit({ userId: null, action: 'role.granted', subject: `user:${authorId}`, detail }, tx)
}
