import { createHash } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { pool } from '#lib/db.ts'

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

const limiters = new Map<string, RateLimiterPostgres>()

/** The limiter of so many in so long, of which each process has one. */
function limiterOf({ limit, seconds }: AttemptLimit): RateLimiterPostgres {
  const name = `${limit}/${seconds}`
  const found = limiters.get(name)
  if (found) return found
  const made = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_count',
    // A migration makes it.
    tableCreated: true,
    // Whom a key is for stands in its hash already.
    keyPrefix: '',
    points: limit,
    duration: seconds,
    // Stretches that are over are swept by one of them.
    clearExpiredByTimeout: limiters.size === 0,
  })
  limiters.set(name, made)
  return made
}

/** Counts one attempt of `who`, for all processes on the database; throws AccountRefusal (429) where there were too many. */
export async function countAttempt(limit: AttemptLimit, who: string): Promise<void> {
  try {
    await limiterOf(limit).consume(keyOf(limit, who))
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    const left = refused.msBeforeNext / 1000
    const words = `Too many ${limit.what} ${limit.whom}. Try again in ${waitWords(left)}.`
    throw new AccountRefusal(429, words, { retryAfter: Math.max(1, Math.ceil(left)) })
  }
}

/** Forgets what was counted of `who`, since it went well. */
export async function forgetAttempts(limit: AttemptLimit, who: string): Promise<void> {
  await limiterOf(limit).delete(keyOf(limit, who))
}

/** A wait in words, rounded up: "40 seconds", "12 minutes". */
export function waitWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  const [n, unit] = seconds <= 90 ? [Math.max(1, Math.ceil(seconds)), 'second'] : [minutes, 'minute']
  return `${n} ${unit}${n === 1 ? '' : 's'}`
}
