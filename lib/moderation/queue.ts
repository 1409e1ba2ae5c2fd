import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { may } from '#lib/accounts/permissions.ts'
import { type Reader, type Signatory, signatory, signature } from '#lib/claims/reader.ts'
import { db } from '#lib/db.ts'
import { type FoundSubject, findSubject } from '#lib/moderation/find-subject.ts'
import { parseSubject } from '#lib/moderation/subject.ts'

/** Why something stands in the queue. */
export interface Report {
  /** `flag`, `first-post` or `links`. */
  cause: string
  /** A reason of lib/moderation/flag-reasons.ts and the reporter's words; empty where the site put it there. */
  reason: string
  note: string
  /** Who flagged it; null where the site did, or the person left. */
  reporter: Signatory | null
  at: Date
}

/** One thing to look at. */
export interface QueueEntry {
  /** `claim:{uid}`, ... */
  subject: string
  found: FoundSubject
  reports: Report[]
}

/** Things shown at once. */
const SHOWN = 50

/** How many things wait for a moderator. */
export const queueLength = async (): Promise<number> =>
  (await db.moderationItem.findMany({ where: { closedAt: null }, distinct: ['subject'], select: { id: true } })).length

/** What waits for a moderator, what has waited longest first, at most 50. Throws AccountRefusal (403) for anybody else. */
export async function readQueue(reader: Reader): Promise<QueueEntry[]> {
  if (!reader || !may(reader.role, 'queue.read')) throw new AccountRefusal(403, 'Moderators alone read the queue.')
  const items = await db.moderationItem.findMany({
    where: { closedAt: null },
    include: { reporter: signature },
    orderBy: { id: 'asc' },
    take: 500,
  })
  const bySubject = new Map<string, typeof items>()
  for (const item of items) bySubject.set(item.subject, [...(bySubject.get(item.subject) ?? []), item])
  const entries: QueueEntry[] = []
  for (const [subject, reported] of [...bySubject].slice(0, SHOWN)) {
    const reports = reported.map(({ cause, reason, note, reporter, createdAt }) => {
      return { cause, reason, note, reporter: reporter && signatory(reporter), at: createdAt }
    })
    try {
      entries.push({ subject, found: await findSubject(db, parseSubject(subject)), reports })
    } catch (error) {
      // What has been deleted meanwhile leaves nothing to look at.
      if (!(error instanceof AccountRefusal)) throw error
    }
  }
  return entries
}
