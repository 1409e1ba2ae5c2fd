import type { Queryable } from '#workers/store/queryable.ts'

// Nobody signs in before confirming, so such an account has written nothing; one that something points to all the same stays.
const SQL = `
delete from site_user
where not email_verified and deleted_at is null and created_at < now() - make_interval(days => $1)
  and not exists (select from audit_event where audit_event.user_id = site_user.id)
  and not exists (select from claim where claim.author_id = site_user.id)`

/** Days that somebody has to open the link of the mail. */
export const daysToConfirm = 7

/** Removes accounts whose e-mail was never confirmed in seven days, so that nobody keeps an address that is not theirs; how many. */
export const removeUnconfirmed = async (db: Queryable): Promise<number> =>
  (await db.query(SQL, [daysToConfirm])).rowCount ?? 0
