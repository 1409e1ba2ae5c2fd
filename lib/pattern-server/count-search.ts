import 'server-only'
import { env } from '#lib/env.ts'
import { clientAddress } from '#lib/live/client-address.ts'
import type { RateLimit } from '#lib/live/rate-limit.ts'
import { createVisitorLimit } from '#lib/live/visitor-limit.ts'

/** One for the whole process: pages and routes are bundled apart. */
const shared = globalThis as { soluscopeSearches?: RateLimit }

/** Counts a search of a visitor; seconds to wait where there were too many, else 0. As many are allowed as texts to read. */
export function countSearch(headers: Pick<Headers, 'get'>): number {
  const { TRUSTED_PROXIES } = env()
  shared.soluscopeSearches ??= createVisitorLimit()
  return shared.soluscopeSearches.wait(clientAddress(headers, TRUSTED_PROXIES), Date.now())
}

/** The line for a visitor who has to wait. */
export const tooManySearches = (seconds: number): string =>
  `too many searches from your address; try again in ${seconds} s`
