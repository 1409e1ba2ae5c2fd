/** A limiter of how often each visitor may ask. */
export interface RateLimit {
  /** Counts one question of `key` at `now` (ms); 0 where it may be asked, else the seconds to wait. */
  wait(key: string, now: number): number
}

/** Visitors remembered; the one that asked longest ago is forgotten first. */
const KEPT = 10_000

/**
 * Each visitor may ask `burst` times at once and `perMinute` times a minute in the long run: a bucket that fills up evenly. Kept
 * in this process alone, so two sites count apart.
 */
export function createRateLimit({ perMinute, burst }: { perMinute: number; burst: number }): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>()
  return {
    wait(key, now) {
      const bucket = buckets.get(key) ?? { left: burst, at: now }
      const left = Math.min(burst, bucket.left + ((now - bucket.at) * perMinute) / 60_000)
      const allowed = left >= 1
      buckets.delete(key)
      buckets.set(key, { left: allowed ? left - 1 : left, at: now })
      if (buckets.size > KEPT) buckets.delete(buckets.keys().next().value as string)
      return allowed ? 0 : Math.ceil(((1 - left) * 60) / perMinute)
    },
  }
}
