import { AccountRefusal } from '#lib/accounts/account-refusal.ts'

/** Longest body that is taken, in bytes; the longest claim is a third of it. */
export const longestBody = 64 * 1024

/** A request's body as JSON; no more of it is read than is taken. Throws AccountRefusal: 413 where it is longer, 400 where it is no JSON. */
export async function readJson(request: Pick<Request, 'headers' | 'body'>): Promise<unknown> {
  const tooLarge = new AccountRefusal(413, `body: wanted at most ${longestBody} bytes, got more`)
  if (Number(request.headers.get('content-length') ?? 0) > longestBody) throw tooLarge
  const parts: Uint8Array[] = []
  let length = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.byteLength
    if (length > longestBody) {
      await reader?.cancel()
      throw tooLarge
    }
    parts.push(part.value)
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)))
  } catch {
    throw new AccountRefusal(400, 'body: wanted JSON in UTF-8, got something else')
  }
}
