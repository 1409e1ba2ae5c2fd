import { createHash } from 'node:crypto'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { db } from '#lib/db.ts'

/** How often something may be tried in a stretch of time. */
export interface AttemptLimit {
  /** What is tried, as the message says it: "tries to sign in". */
  what: string
  /** Whom it is counted for, as the message says it: "for this address". */
  whom: string
  limit: number
  /** Length of the stretch, which begins with the first attempt. */
  seconds: number
}

const keyOf = ({ what, whom }: AttemptLimit, who: string) =>
  createHash('sha256').update(`${what}\0${whom}\0${who}`).digest('hex')

/** Counts one attempt of `who`, for all processes on the database; throws AccountRefusal (429) where there were too many. */
export async function countAttempt(limit: AttemptLimit, who: string): Promise<void> {
  const [{ count, left }] = await db.$queryRaw<[{ count: number; left: number }]>`
    insert into attempt_count as a (key, count, started_at) values (${keyOf(limit, who)}, 1, now())
    on conflict (key) do update set
      count = case when a.started_at <= now() - make_interval(secs => ${limit.seconds}) then 1 else a.count + 1 end,
      started_at = case when a.started_at <= now() - make_interval(secs => ${limit.seconds}) then now() else a.started_at end
    returning count, extract(epoch from started_at - now())::float8 + ${limit.seconds}::float8 as left`
  // Whoever begins a stretch takes those away that ended long ago.
  if (count === 1) await db.$executeRaw`delete from attempt_count where started_at < now() - interval '1 day'`
  if (count <= limit.limit) return
  const words = `Too many ${limit.what} ${limit.whom}. Try again in ${waitWords(left)}.`
  throw new AccountRefusal(429, words, { retryAfter: Math.max(1, Math.ceil(left)) })
}

/** Forgets what was counted of `who`, since it went well. */
export async function forgetAttempts(limit: AttemptLimit, who: string): Promise<void> {
  await db.$executeRaw`delete from attempt_count where key = ${keyOf(limit, who)}`
}

/** A wait in words, rounded up: "40 seconds", "12 minutes". */
export function waitWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  const [n, unit] = seconds <= 90 ? [Math.max(1, Math.ceil(seconds)), 'second'] : [minutes, 'minute']
  return `${n} ${unit}${n === 1 ? '' : 's'}`
}
