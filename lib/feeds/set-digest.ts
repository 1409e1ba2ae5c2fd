import { audit } from '#lib/accounts/audit.ts'
import { db } from '#lib/db.ts'

/** How often news come by e-mail. */
export const digests = ['off', 'daily', 'weekly'] as const

/** How often news come by e-mail. */
export type Digest = (typeof digests)[number]

/** Sets how often a person's news come by e-mail. The first comes after a whole day or week, with what is new by then. */
export async function setDigest(userId: number, digest: Digest): Promise<void> {
  await db.$transaction(async tx => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, deletedAt: null, digest: { not: digest } },
      data: { digest, ...(digest !== 'off' && { digestAt: new Date() }) },
    })
    if (count > 0) await audit({ userId, action: 'digest.set', subject: `user:${userId}`, detail: { digest } }, tx)
  })
}

/** How often a person's news come by e-mail. */
export async function digestOf(userId: number): Promise<Digest> {
  const { digest } = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { digest: true } })
  return digests.find(one => one === digest) ?? 'off'
}
