/** Consecutive tokens whose bytes together begin and end on a character boundary; nearly always one token. */
export interface Piece {
  /** Index of its first token in the list that was cut, and how many tokens it holds. */
  first: number
  count: number
  /** Its characters. A byte that is no UTF-8 stands as U+DC00 + byte (a lone surrogate, which valid text never holds). */
  text: string
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Bytes of the character that a lead byte opens; 0 where the byte opens none. */
const lengthFrom = (lead: number) =>
  lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0

/** The character at `at` as text, or null where the bytes are no complete valid character. */
function characterAt(bytes: Uint8Array, at: number): { text: string; length: number } | null {
  const length = lengthFrom(bytes[at])
  if (length === 0 || at + length > bytes.length) return null
  if (length === 1) return { text: String.fromCharCode(bytes[at]), length }
  try {
    return { text: decoder.decode(bytes.subarray(at, at + length)), length }
  } catch {
    return null
  }
}

/** The text of a token of ASCII alone, as nearly all are; null for any other. */
function asciiText(token: Uint8Array): string | null {
  let text = ''
  for (let i = 0; i < token.length; i++) {
    if (token[i] >= 0x80) return null
    text += String.fromCharCode(token[i])
  }
  return text
}

function joined(tokens: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const token of tokens) {
    bytes.set(token, at)
    at += token.length
  }
  return bytes
}

/**
 * Cuts tokens into pieces: a character that several tokens share joins them; bytes that belong to no whole character (at the
 * ends of a window, or in broken text) stay with their own token.
 */
export function cutPieces(tokens: readonly Uint8Array[]): Piece[] {
  const ends = new Uint32Array(tokens.length)
  let length = 0
  for (let i = 0; i < tokens.length; i++) {
    length += tokens[i].length
    ends[i] = length
  }
  const bytes = joined(tokens, length)
  const pieces: Piece[] = []
  for (let first = 0, at = 0; first < tokens.length; ) {
    // A piece ends on a character boundary, so the next one begins on one.
    const plain = asciiText(tokens[first])
    let last = first
    let text = plain ?? ''
    if (plain !== null) at = ends[first]
    while (at < ends[last]) {
      const character = characterAt(bytes, at)
      text += character ? character.text : String.fromCharCode(0xdc00 + bytes[at])
      at += character ? character.length : 1
      while (at > ends[last]) last++
    }
    pieces.push({ first, count: last - first + 1, text })
    first = last + 1
  }
  return pieces
}
