import { setTimeout as sleep } from 'node:timers/promises'
import { isConnectionLoss } from '#workers/store/connection-loss.ts'

/** Waits between attempts in ms; about a minute in all, longer than a Postgres restart. */
const DELAYS = [100, 300, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000]

/** Runs `work` again while the database is out of reach. `work` must be safe to repeat. Other errors pass through. */
export const withRetries = async <T>(work: () => Promise<T>, delays: readonly number[] = DELAYS): Promise<T> => {
  for (const delay of delays) {
    try {
      return await work()
    } catch (error) {
      if (!isConnectionLoss(error)) throw error
      await sleep(delay)
    }
  }
  return work()
}
