import { type Signatory, signatory, signature } from '#lib/claims/reader.ts'
import { db } from '#lib/db.ts'
import type { Prisma } from '#lib/generated/prisma/client.ts'

/** What a moderator did, as everybody reads it. */
export interface LoggedAction {
  id: number
  at: Date
  moderator: Signatory
  /** A verb of lib/moderation/moderation-verbs.ts, or what was done with tags. */
  action: string
  /** `claim:{uid}`, `user:{id}`, `tag:{id}`, ... */
  subject: string
  reason: string
  /** End of a suspension; null elsewhere. */
  until: Date | null
}

/** Actions on a page. */
const SHOWN = 50

const read = async (where: Prisma.ModerationActionWhereInput, take: number): Promise<LoggedAction[]> =>
  (await db.moderationAction.findMany({ where, take, orderBy: { id: 'desc' }, include: { moderator: signature } })).map(
    ({ id, createdAt, moderator, action, subject, reason, until }) => ({
      ...{ id, at: createdAt, action, subject, reason, until },
      moderator: signatory(moderator),
    }),
  )

/** What moderators did, the latest first, a page at a time; `before` is the id of the last one of the page before. */
export async function moderationLog(before?: number): Promise<{ actions: LoggedAction[]; before: number | null }> {
  const found = await read(before === undefined ? {} : { id: { lt: before } }, SHOWN + 1)
  const actions = found.slice(0, SHOWN)
  return { actions, before: found.length > SHOWN ? (actions.at(-1)?.id ?? null) : null }
}

/** What moderators did about a person and what they wrote, for that person; the latest first, at most 20. Looks without a finding are left out. */
export const noticesOf = (personId: number): Promise<LoggedAction[]> =>
  read({ personId, action: { not: 'dismiss' } }, 20)
