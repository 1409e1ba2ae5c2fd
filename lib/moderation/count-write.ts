import { countAttempt } from '#lib/accounts/attempts.ts'
import type { Member } from '#lib/accounts/member.ts'
import { may } from '#lib/accounts/permissions.ts'
import type { Visitor } from '#lib/accounts/visitor.ts'
import { type WriteKind, type WriteLimit, writeLimits } from '#lib/moderation/write-limits.ts'

const HOUR = 3600

/**
 * Counts one piece of writing for its person and for the address it comes from; throws AccountRefusal (429) with the time to wait
 * where there was too much within an hour. To be called by whatever takes a request, before it writes.
 */
export async function countWrite(
  { id, role }: Pick<Member, 'id' | 'role'>,
  { address }: Pick<Visitor, 'address'>,
  kind: WriteKind,
): Promise<void> {
  const { what, member, trusted, address: ofAddress }: WriteLimit = writeLimits[kind]
  // Two limits of a person are counted apart, so that a new role takes effect at once.
  const limit = may(role, 'limits.fewer') ? trusted : member
  await countAttempt({ what, whom: `of yours within an hour (the most is ${limit})`, limit, seconds: HOUR }, String(id))
  await countAttempt({ what, whom: 'from your address within an hour', limit: ofAddress, seconds: HOUR }, address)
}
