import { AccountRefusal } from '#lib/accounts/account-refusal.ts'
import { parsePlainJson } from '#lib/accounts/plain-text.ts'
import { boundedBody } from '#lib/bounded-body.ts'

/** Longest body that is taken, in bytes; the longest claim is a third of it. */
export const longestBody = 64 * 1024

/** A request's body as JSON; no more of it is read than is taken. Throws AccountRefusal: 413 where it is longer, 400 where it is no JSON. */
export async function readJson(request: Pick<Request, 'headers' | 'body'>): Promise<unknown> {
  const bytes = await boundedBody(request, longestBody)
  if (!bytes) throw new AccountRefusal(413, `body: wanted at most ${longestBody} bytes, got more`)
  try {
    return parsePlainJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof AccountRefusal) throw error
    throw new AccountRefusal(400, 'body: wanted JSON in UTF-8, got something else')
  }
}
