import { type Member, requireMember } from '#lib/accounts/member.ts'
import type { Action } from '#lib/accounts/permissions.ts'
import type { Visitor } from '#lib/accounts/visitor.ts'
import { countWrite } from '#lib/moderation/count-write.ts'
import type { WriteKind } from '#lib/moderation/write-limits.ts'

/**
 * Whoever sends a form that writes something: signed in, of a role that may, not suspended, within the limits. Throws AccountRefusal: 401, 403
 * or 429.
 */
export async function requireWriter(visitor: Visitor, action: Action, kind: WriteKind): Promise<Member> {
  const member = await requireMember(visitor.headers, action)
  await countWrite(member, visitor, kind)
  return member
}
