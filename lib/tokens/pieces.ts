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
function characterAt(bytes: ArrayLike<number>, at: number): { text: string; length: number } | null {
  const length = lengthFrom(bytes[at])
  if (length === 0 || at + length > bytes.length) return null
  if (length === 1) return { text: String.fromCharCode(bytes[at]), length }
  const own = Uint8Array.from({ length }, (_, i) => bytes[at + i])
  try {
    return { text: decoder.decode(own), length }
  } catch {
    return null
  }
}

/**
 * Cuts tokens into pieces: a character that several tokens share joins them; bytes that belong to no whole character (at the
 * ends of a window, or in broken text) stay with their own token.
 */
export function cutPieces(tokens: readonly Uint8Array[]): Piece[] {
  const pieces: Piece[] = []
  const bytes = tokens.flatMap(token => Array.from(token))
  const ends: number[] = []
  for (let i = 0, end = 0; i < tokens.length; i++) {
    end += tokens[i].length
    ends.push(end)
  }
  let at = 0
  for (let first = 0; first < tokens.length; ) {
    let last = first
    let text = ''
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
