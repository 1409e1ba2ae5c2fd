import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { may } from '#lib/accounts/permissions.ts'
import type { Reader } from '#lib/claims/reader.ts'
import { db } from '#lib/db.ts'
import { findSubject } from '#lib/moderation/find-subject.ts'
import type { QueueEntry } from '#lib/moderation/queue.ts'
import { parseSubject } from '#lib/moderation/subject.ts'

/** One thing for a moderator to act on without a report, as a list of one; empty where there is none. Throws AccountRefusal (403) for anybody else. */
export async function readCase(subject: string, reader: Reader): Promise<QueueEntry[]> {
  if (!reader || !may(reader.role, 'queue.read')) throw new AccountRefusal(403, 'Moderators alone read the queue.')
  try {
    return [{ subject, found: await findSubject(db, parseSubject(subject)), reports: [] }]
  } catch (error) {
    if (error instanceof AccountRefusal) return []
    throw error
  }
}
