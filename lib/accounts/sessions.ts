import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { audit } from '#lib/accounts/audit.ts'
import type { Member } from '#lib/accounts/member.ts'
import { db } from '#lib/db.ts'

/** A browser in which a person is signed in. */
export interface OpenSession {
  id: number
  /** Whether it is the one that asks. */
  current: boolean
  /** Address it was begun from; null where unknown. */
  address: string | null
  /** What the browser called itself; null where it did not. */
  browser: string | null
  since: Date
  /** When it was last used, to the hour. */
  lastUsedAt: Date
}

/** A person's sessions that are still good, their own first, then the last used first. */
export async function openSessions({ id, sessionId }: Member): Promise<OpenSession[]> {
  const rows = await db.session.findMany({
    where: { userId: id, expiresAt: { gt: new Date() } },
    orderBy: { lastUsedAt: 'desc' },
    take: 50,
  })
  return rows
    .map(row => ({
      id: row.id,
      current: row.id === sessionId,
      address: row.ipAddress || null,
      browser: row.userAgent || null,
      since: row.createdAt,
      lastUsedAt: row.lastUsedAt,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current))
}

/** Ends one of a person's own sessions; throws AccountRefusal (404) for any other. */
export async function endSession({ id }: Member, sessionId: number): Promise<void> {
  const { count } = await db.session.deleteMany({ where: { id: sessionId, userId: id } })
  if (count === 0) throw new AccountRefusal(404, 'This session has ended already.')
  await audit({ userId: id, action: 'session.revoked', subject: `session:${sessionId}` })
}
