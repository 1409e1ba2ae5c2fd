import type { ClaimStatus } from '#lib/claims/status.ts'
import { db } from '#lib/db.ts'

/** A person as everybody sees them; never the e-mail. */
export interface PublicPerson {
  id: number
  /** `deleted user` for one who left. */
  name: string
  role: string
  since: Date
  deleted: boolean
  /** Public claims by where they stand. */
  claims: Partial<Record<ClaimStatus, number>>
}

/** A person; null where there is none, or where they never confirmed their e-mail. */
export async function readPerson(id: number): Promise<PublicPerson | null> {
  const user = await db.user.findUnique({
    where: { id },
    select: { name: true, role: true, createdAt: true, deletedAt: true, emailVerified: true },
  })
  if (!user || (!user.emailVerified && user.deletedAt === null)) return null
  const counts = await db.claim.groupBy({
    by: ['status'],
    where: { authorId: id, withdrawnAt: null, hiddenAt: null },
    _count: true,
  })
  return {
    id,
    name: user.name,
    role: user.role,
    since: user.createdAt,
    deleted: user.deletedAt !== null,
    claims: Object.fromEntries(counts.map(({ status, _count }) => [status, _count])),
  }
}
