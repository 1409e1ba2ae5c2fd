/** The token ids of each text, a space before it left out. */
export interface TokenTexts {
  exact: ReadonlyMap<string, readonly number[]>
  /** By lower case. */
  folded: ReadonlyMap<string, readonly number[]>
}

/** Texts of a vocabulary; tokens that are no whole characters, and those without a text, have none. */
export function tokenTexts(vocabulary: number, tokenBytes: (id: number) => Uint8Array): TokenTexts {
  const exact = new Map<string, number[]>()
  const folded = new Map<string, number[]>()
  const read = new TextDecoder('utf-8', { fatal: true })
  for (let id = 0; id < vocabulary; id++) {
    const text = textOf(read, tokenBytes(id))
    if (text === null) continue
    add(exact, text, id)
    add(folded, text.toLowerCase(), id)
  }
  return { exact, folded }
}

function textOf(read: TextDecoder, bytes: Uint8Array): string | null {
  try {
    const text = read.decode(bytes)
    return text === '' || text === ' ' ? text || null : text.replace(/^ /, '')
  } catch {
    return null
  }
}

const add = (map: Map<string, number[]>, text: string, id: number): void => {
  const known = map.get(text)
  if (known) known.push(id)
  else map.set(text, [id])
}

/** Tokens that are a value: with and without a space before it, case told apart or not. */
export const valueTokens = ({ exact, folded }: TokenTexts, value: string, exactCase: boolean): readonly number[] =>
  (exactCase ? exact.get(value) : folded.get(value.toLowerCase())) ?? []
