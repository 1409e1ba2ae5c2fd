/** The bytes of a request's body, of which no more than `longest` are read; null where there are more. */
export async function boundedBody(
  { headers, body }: Pick<Request, 'headers' | 'body'>,
  longest: number,
): Promise<Uint8Array | null> {
  if (Number(headers.get('content-length') ?? 0) > longest) return null
  const parts: Uint8Array[] = []
  let length = 0
  const reader = body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.byteLength
    if (length > longest) {
      await reader?.cancel()
      return null
    }
    parts.push(part.value)
  }
  return Buffer.concat(parts)
}
