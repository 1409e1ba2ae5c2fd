/** UTF-8 to text, chunk by chunk. */
export interface Utf8Decoder {
  /** The text of the next bytes; a character cut in two comes with the bytes that end it. */
  push(bytes: Uint8Array): string
  /** What is left at the end: U+FFFD for half a character. */
  end(): string
  /** Whether any bytes so far were not UTF-8; those are U+FFFD in the text. */
  invalid: boolean
}

/** A decoder for one text; a byte order mark at its start is dropped. */
export function createUtf8Decoder(): Utf8Decoder {
  const loose = new TextDecoder()
  const strict = new TextDecoder('utf-8', { fatal: true })
  const check = (bytes?: Uint8Array): void => {
    if (decoder.invalid) return
    try {
      strict.decode(bytes, { stream: bytes !== undefined })
    } catch {
      decoder.invalid = true
    }
  }
  const decoder: Utf8Decoder = {
    invalid: false,
    push(bytes) {
      check(bytes)
      return loose.decode(bytes, { stream: true })
    },
    end() {
      check()
      return loose.decode()
    },
  }
  return decoder
}
