import type { Queryable } from '#workers/store/queryable.ts'

/** Forgets what became of mails older than 30 days; how many. */
export const forgetMails = async (db: Queryable): Promise<number> =>
  (await db.query("delete from mail_delivery where created_at < now() - interval '30 days'")).rowCount ?? 0
