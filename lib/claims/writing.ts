import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { type Action, may } from '#lib/accounts/permissions.ts'
import type { Role } from '#lib/accounts/role.ts'
import { refuseSuspended } from '#lib/accounts/suspension.ts'
import { db, type Transaction } from '#lib/db.ts'

/** Who writes: a member, or the owner of a script's key. */
export interface Writer {
  id: number
  role: Role
}

/**
 * Does a write in one transaction, for somebody whose role allows it; throws AccountRefusal (403) for anybody else and while they are suspended. Many may wait for the same
 * claim: each holds a connection meanwhile, so the wait for one and for the end is long.
 */
export async function writing<T>(writer: Writer, action: Action, work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (!may(writer.role, action)) throw new AccountRefusal(403, `Your role, ${writer.role}, does not allow this.`)
  await refuseSuspended(writer.id, action)
  return db.$transaction(work, { maxWait: 20_000, timeout: 20_000 })
}
