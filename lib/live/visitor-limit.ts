import { env } from '#lib/env.ts'
import { createRateLimit, type RateLimit } from '#lib/live/rate-limit.ts'

/** A limiter of what one address may have computed: LIVE_PER_MINUTE in the long run, half of that (but ten) at once. */
export function createVisitorLimit(): RateLimit {
  const { LIVE_PER_MINUTE: perMinute } = env()
  return createRateLimit({ perMinute, burst: Math.max(10, perMinute / 2) })
}
