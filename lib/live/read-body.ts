import { LiveRefusal } from '#lib/live/refusal.ts'

/** Longest body taken, in bytes: the longest text with every character escaped. */
export const longestBody = 256 * 1024

const tooLong = (): LiveRefusal =>
  new LiveRefusal(413, `body: wanted at most ${longestBody} bytes, got more; paste less of the text`)

/** A request's body as text; no more of it is read than is taken. Throws LiveRefusal (413) where it is longer. */
export async function readBody(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > longestBody) throw tooLong()
  const decoder = new TextDecoder()
  let text = ''
  let length = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.byteLength
    if (length > longestBody) {
      await reader?.cancel()
      throw tooLong()
    }
    text += decoder.decode(part.value, { stream: true })
  }
  return text + decoder.decode()
}

/** A body as JSON. Throws LiveRefusal where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new LiveRefusal(400, 'body: wanted JSON { "text": "..." }, got something else')
  }
}
