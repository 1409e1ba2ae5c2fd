import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { may } from '#lib/accounts/permissions.ts'
import type { Writer } from '#lib/claims/writing.ts'
import { db } from '#lib/db.ts'

/** An account as admins see it. */
export interface Person {
  id: number
  name: string
  email: string
  confirmed: boolean
  role: string
  createdAt: Date
  suspendedUntil: Date | null
  /** Last use, to the hour, of the sessions that have not been ended; null where there is none. */
  lastSeen: Date | null
  /** What they wrote: claims and replies. */
  nPosts: number
}

/** People on a page. */
const SHOWN = 50

/** Accounts whose name or e-mail has these letters, the latest first, at most 50. Throws AccountRefusal (403) for all but admins. */
export async function findPeople(reader: Writer, letters: string): Promise<Person[]> {
  if (!may(reader.role, 'site.administer')) throw new AccountRefusal(403, 'Admins alone see accounts.')
  const like = { contains: letters.trim().slice(0, 100), mode: 'insensitive' as const }
  const found = await db.user.findMany({
    where: { deletedAt: null, OR: [{ name: like }, { email: like }] },
    orderBy: { id: 'desc' },
    take: SHOWN,
    include: {
      sessions: { orderBy: { lastUsedAt: 'desc' }, take: 1, select: { lastUsedAt: true } },
      _count: { select: { claims: true, replies: true } },
    },
  })
  return found.map(({ id, name, email, emailVerified, role, createdAt, suspendedUntil, sessions, _count }) => ({
    ...{ id, name, email, role, createdAt, suspendedUntil },
    confirmed: emailVerified,
    lastSeen: sessions[0]?.lastUsedAt ?? null,
    nPosts: _count.claims + _count.replies,
  }))
}
