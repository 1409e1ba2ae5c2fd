import type { Member } from '#lib/accounts/member.ts'
import { db } from '#lib/db.ts'

/** Everything the site holds about a person, but for secrets: hashes of password and keys, tokens of sessions. */
export async function exportAccount({ id }: Pick<Member, 'id'>) {
  const user = await db.user.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      name: true,
      email: true,
      emailVerified: true,
      image: true,
      role: true,
      createdAt: true,
      updatedAt: true,
      accounts: { select: { providerId: true, accountId: true, scope: true, createdAt: true, updatedAt: true } },
      sessions: { select: { createdAt: true, expiresAt: true, ipAddress: true, userAgent: true } },
      apiKeys: { select: { name: true, prefix: true, scopes: true, createdAt: true, lastUsedAt: true } },
      auditEvents: { select: { at: true, action: true, subject: true, detail: true }, orderBy: { id: 'asc' } },
    },
  })
  const { accounts, sessions, apiKeys, auditEvents, ...person } = user
  return { person, waysToSignIn: accounts, sessions, apiKeys, events: auditEvents }
}
