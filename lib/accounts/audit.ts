import { db, type Transaction } from '#lib/db.ts'

/** Something done by or to a person, for the table that only grows. */
export interface Audited {
  /** Who did it; null for the command line. */
  userId: number | null
  /** `account.created`, `session.revoked`, ... */
  action: string
  /** `user:12`, `key:3`, ... */
  subject: string
  /** What else there is to know; never an e-mail address or a secret. */
  detail?: Record<string, string | number | boolean | null>
}

/** Writes one event, in a transaction where it belongs to one. */
export async function audit({ userId, action, subject, detail = {} }: Audited, tx: Transaction = db): Promise<void> {
  await tx.auditEvent.create({ data: { userId, action, subject, detail } })
}
