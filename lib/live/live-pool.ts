import 'server-only'
import { availableParallelism } from 'node:os'
import { env } from '#lib/env.ts'
import { clientAddress } from '#lib/live/client-address.ts'
import { startLiveThread } from '#lib/live/live-thread.ts'
import { createLivePool, type LivePool } from '#lib/live/pool.ts'
import type { RateLimit } from '#lib/live/rate-limit.ts'
import { LiveRefusal } from '#lib/live/refusal.ts'
import { createVisitorLimit } from '#lib/live/visitor-limit.ts'

interface Live {
  pool: LivePool
  limit: RateLimit
}

/** One for the whole process: pages and routes are bundled apart. */
const shared = globalThis as { soluscopeLive?: Live }

function create(): Live {
  const { LIVE_THREADS, LIVE_MEMORY_MB } = env()
  // The project's folder is where the site was started; threads run its sources as they are.
  const data = { root: process.cwd(), bytes: LIVE_MEMORY_MB * 2 ** 20 }
  return {
    pool: createLivePool({
      threads: LIVE_THREADS ?? (availableParallelism() < 4 ? 1 : 2),
      waiting: 32,
      perAddress: 4,
      // A model of 2 GB is read and checked in half a minute.
      openLimit: 120_000,
      readLimit: 15_000,
      start: () => startLiveThread(data),
    }),
    limit: createVisitorLimit(),
  }
}

function live(): Live {
  shared.soluscopeLive ??= create()
  return shared.soluscopeLive
}

/** This process's pool, started when first asked for. */
export const livePool = (): LivePool => live().pool

/** Counts a question of a visitor, whose address it returns; throws LiveRefusal where there were too many. */
export function countVisitor(headers: Pick<Headers, 'get'>): string {
  const address = clientAddress(headers, env().TRUSTED_PROXIES)
  const seconds = live().limit.wait(address, Date.now())
  if (seconds === 0) return address
  throw new LiveRefusal(429, `too many texts from your address; try again in ${seconds} s`)
}
