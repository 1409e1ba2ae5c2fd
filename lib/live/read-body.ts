import { boundedBody } from '#lib/bounded-body.ts'
import { LiveRefusal } from '#lib/live/refusal.ts'

/** Longest body taken, in bytes: the longest text with every character escaped. */
export const longestBody = 256 * 1024

/** A request's body as text; no more of it is read than is taken. Throws LiveRefusal (413) where it is longer. */
export async function readBody(request: Request): Promise<string> {
  const bytes = await boundedBody(request, longestBody)
  if (!bytes) throw new LiveRefusal(413, `body: wanted at most ${longestBody} bytes, got more; paste less of the text`)
  return new TextDecoder().decode(bytes)
}

/** A body as JSON. Throws LiveRefusal where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new LiveRefusal(400, 'body: wanted JSON { "text": "..." }, got something else')
  }
}
