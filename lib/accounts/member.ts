import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { auth } from '#lib/accounts/auth.ts'
import { noteUse } from '#lib/accounts/note-use.ts'
import { type Action, may } from '#lib/accounts/permissions.ts'
import { parseAccountRole, type Role } from '#lib/accounts/role.ts'
import { refuseSuspended } from '#lib/accounts/suspension.ts'

/** A person who is signed in. */
export interface Member {
  id: number
  name: string
  email: string
  role: Role
  /** The session of this request. */
  sessionId: number
  /** When the account was made. */
  createdAt: Date
}

/** Whoever a request's cookie belongs to; null for a visitor. Asks the database, so a session that was ended is none at once. */
export async function currentMember(headers: Headers): Promise<Member | null> {
  const found = await auth().api.getSession({ headers })
  if (!found) return null
  const { user, session } = found
  await noteUse(Number(session.id), session.lastUsedAt)
  // An unknown word in the database gives no rights beyond those every account has.
  const role = parseAccountRole(user.role ?? '') ?? 'member'
  const { name, email, createdAt } = user
  return { id: Number(user.id), name, email, role, sessionId: Number(session.id), createdAt }
}

/** Whoever a request's cookie belongs to, who may do this; throws AccountRefusal: 401 for a visitor, 403 for too small a role or while suspended. */
export async function requireMember(headers: Headers, action: Action): Promise<Member> {
  const member = await currentMember(headers)
  if (!member) throw new AccountRefusal(401, 'Sign in to do this.')
  if (!may(member.role, action)) throw new AccountRefusal(403, `Your role, ${member.role}, does not allow this.`)
  await refuseSuspended(member.id, action)
  return member
}
